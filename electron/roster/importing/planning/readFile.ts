import type { FileIdentity, ImportKeys } from '#shared/domain/importFacts.ts';
import type { ImportMapping, UnusableLine } from '#shared/domain/importing.ts';
import { limits } from '#shared/domain/limits.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { onOneLine } from '../../pasting/pastedText.ts';
import { readMark, readRole, tellsAdmin } from '../marks.ts';
import type { ImportTable } from '../reading/readTable.ts';
import type { TableRow } from '../reading/table.ts';
import { createRowReader, type RowReader } from './fileColumns.ts';
import { type FilePerson, groupPeople, type NamedRow } from './filePeople.ts';

/** A group as the file speaks of it. */
export interface FileGroup {
  /** As it is written first. */
  name: string;
  description: string | null;
  /** Who is in it: whether as an admin, null where the file says nothing of roles. */
  members: Map<number, boolean | null>;
  /** The lines that name it. */
  lines: { line: number; person: number }[];
}

/** Lines of groups that cannot be used: whom they name is not known, and may be a member. */
export interface FileDoubts {
  /** Everything the lines name people by, one thing each. */
  wanted: readonly FileIdentity[];
  /** By the key of the group, each of its lines: the places in `wanted` of what it names somebody by. */
  groups: ReadonlyMap<string, readonly (readonly number[])[]>;
}

/** What a file says, whatever is here. It stays the same as long as reading and mapping are. */
export interface FileContent {
  people: readonly FilePerson[];
  /** People whose e-mail cell holds no address, with that cell: they must not be made without it. */
  badEmails: ReadonlyMap<number, string>;
  /** By key; the one of `oneGroup` has the key ''. */
  groups: ReadonlyMap<string, FileGroup>;
  /** Named by a line that says nothing of a group. */
  groupless: ReadonlySet<number>;
  unusable: readonly UnusableLine[];
  doubts: FileDoubts;
  lines: number;
  repeated: number;
}

/**
 * Reads a table by a mapping. Throws MusterError `invalidRequest` where the mapping does not do, `limitExceeded` for more
 * memberships than can be planned.
 */
export function readFile(
  table: ImportTable,
  mapping: ImportMapping,
  keys: ImportKeys,
): FileContent {
  const reader = createRowReader(table, mapping);
  const collected = new ContentCollector(keys, hasRoles(table.rows, reader));
  const named: (NamedRow & { row: TableRow })[] = [];
  for (const row of table.rows) {
    const identity = reader.identity(row.cells);
    const hasSomething = Object.values(identity).some((value) => value !== null);
    if (hasSomething) named.push({ line: row.line, identity, row });
    else {
      collected.refuse(row, whyNobody(reader.first(row.cells, 'email')));
      collected.doubt(row, identity, mapping, reader);
    }
  }
  const { people, personOf } = groupPeople(named, keys);
  for (const [index, { row, identity }] of named.entries()) {
    const person = personOf[index];
    if (typeof person !== 'number') {
      collected.refuse(row, person ?? '');
      collected.doubt(row, identity, mapping, reader);
      continue;
    }
    const email = identity.email === null ? reader.first(row.cells, 'email') : '';
    if (email !== '' && people[person]?.email === null) collected.badEmails.set(person, email);
    collected.addRow(row, person, mapping, reader);
  }
  return { ...collected.content(), people, lines: table.rows.length };
}

/** Do its marks tell admins from members? Where they call nobody an admin, "member" is no more than a cross. */
function hasRoles(rows: readonly TableRow[], { marks }: RowReader): boolean {
  return rows.some(({ cells }) =>
    marks.some(({ column }) => tellsAdmin(cells[column] ?? '') === true),
  );
}

function whyNobody(email: string): string {
  return email === ''
    ? 'There is no name, e-mail address, phone number or member ID in this line.'
    : `“${shortened(email)}” is not an e-mail address, and nothing else in this line names anybody.`;
}

class ContentCollector {
  readonly badEmails = new Map<number, string>();
  readonly #keys: ImportKeys;
  readonly #hasRoles: boolean;
  readonly #groups = new Map<string, FileGroup>();
  readonly #groupless = new Set<number>();
  readonly #unusable: UnusableLine[] = [];
  readonly #wanted: FileIdentity[] = [];
  readonly #doubts = new Map<string, (readonly number[])[]>();
  #marked: { column: number; group: FileGroup }[] | null = null;
  #repeated = 0;
  #memberships = 0;

  constructor(keys: ImportKeys, hasRoles: boolean) {
    this.#keys = keys;
    this.#hasRoles = hasRoles;
  }

  refuse({ line, cells }: TableRow, reason: string): void {
    this.#unusable.push(unusableLine({ line, cells }, reason));
  }

  /** Keeps in mind whom a refused row may name. That makes no group. */
  doubt(
    { cells }: TableRow,
    identity: FileIdentity,
    { shape }: ImportMapping,
    reader: RowReader,
  ): void {
    const names =
      shape === 'oneGroup'
        ? ['']
        : shape === 'matrix'
          ? reader.marks.flatMap(({ column, name }) =>
              readMark(cells[column] ?? '') === 'none' ? [] : [name],
            )
          : reader.groups(cells).filter((name) => name.length <= limits.nameLength);
    if (names.length === 0) return;
    const line = separately(identity).map((one) => this.#wanted.push(one) - 1);
    for (const key of new Set(names.map((name) => this.#keys.groupKey(name)))) {
      this.#countMembership();
      const lines = this.#doubts.get(key);
      if (lines === undefined) this.#doubts.set(key, [line]);
      else lines.push(line);
    }
  }

  /** What one row says of one person. */
  addRow(row: TableRow, person: number, { shape }: ImportMapping, reader: RowReader): void {
    const cell = reader.first(row.cells, 'role');
    const role = cell === '' ? null : readRole(cell) === 'admin';
    const said =
      shape === 'oneGroup'
        ? [{ group: this.#groupOf(''), isAdmin: role }]
        : shape === 'matrix'
          ? this.#marksIn(row, reader)
          : this.#groupsIn(row, reader).map((group) => ({ group, isAdmin: role }));
    let isNews = false;
    for (const { group, isAdmin } of said) {
      isNews = this.#join(group, { person, line: row.line, isAdmin }) || isNews;
    }
    if (said.length === 0) {
      isNews = !this.#groupless.has(person);
      this.#groupless.add(person);
    }
    if (!isNews) this.#repeated += 1;
  }

  content(): Omit<FileContent, 'people' | 'lines'> {
    return {
      badEmails: this.badEmails,
      groups: this.#groups,
      groupless: this.#groupless,
      unusable: this.#unusable.toSorted((one, other) => one.line - other.line),
      doubts: { wanted: this.#wanted, groups: this.#doubts },
      repeated: this.#repeated,
    };
  }

  #marksIn({ cells }: TableRow, { marks }: RowReader) {
    // A group without a cross is one without people, not none.
    this.#marked ??= marks.map(({ column, name }) => ({ column, group: this.#groupOf(name) }));
    return this.#marked.flatMap(({ column, group }) => {
      const cell = cells[column] ?? '';
      if (readMark(cell) === 'none') return [];
      return [{ group, isAdmin: this.#hasRoles ? tellsAdmin(cell) : null }];
    });
  }

  #groupsIn(row: TableRow, reader: RowReader): FileGroup[] {
    const description = reader.first(row.cells, 'description') || null;
    return reader.groups(row.cells).flatMap((name) => {
      if (name.length > limits.nameLength) {
        this.refuse(row, `The name of the group is longer than ${limits.nameLength} characters.`);
        return [];
      }
      const group = this.#groupOf(name);
      group.description ??= description;
      return [group];
    });
  }

  #groupOf(name: string): FileGroup {
    const key = this.#keys.groupKey(name);
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const group: FileGroup = { name, description: null, members: new Map(), lines: [] };
    this.#groups.set(key, group);
    return group;
  }

  /** Answers whether this says anything that was not said before. Whoever is an admin once is one. */
  #join(
    group: FileGroup,
    { person, line, isAdmin }: { person: number; line: number; isAdmin: boolean | null },
  ): boolean {
    group.lines.push({ line, person });
    const before = group.members.get(person);
    if (before === undefined) this.#countMembership();
    group.members.set(person, isAdmin === true || before === true || (before ?? isAdmin));
    return before === undefined || (isAdmin === true && before !== true);
  }

  #countMembership(): void {
    this.#memberships += 1;
    if (this.#memberships > limits.importMemberships) throw tooMany();
  }
}

/** Each of the things that name somebody by itself: together, the best of them hides whom the others name. */
function separately({ id, name, email, phone }: FileIdentity): FileIdentity[] {
  const nobody: FileIdentity = { id: null, name: null, email: null, phone: null };
  return [
    ...(id === null ? [] : [{ ...nobody, id }]),
    ...(name === null ? [] : [{ ...nobody, name }]),
    ...(email === null ? [] : [{ ...nobody, email }]),
    ...(phone === null ? [] : [{ ...nobody, phone }]),
  ];
}

const mostShown = 500;

export function unusableLine({ line, cells }: TableRow, reason: string): UnusableLine {
  let text = '';
  for (const cell of cells) {
    // No more is put together than is shown: a cell may be very long, and a row have many.
    if (text.length > mostShown) break;
    const shown = onOneLine(cell.slice(0, 2 * mostShown));
    if (shown !== '') text += text === '' ? shown : ` · ${shown}`;
  }
  return { line, reason, text: shortened(text, mostShown) };
}

export function shortened(text: string, length = 80): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}

function tooMany(): MusterError {
  const limit = limits.importMemberships;
  return new MusterError(
    'limitExceeded',
    `This file puts people into groups more than ${limit} times, which is more than Muster takes in at once. Take it in in parts.`,
    { kind: 'importMemberships', limit },
  );
}
