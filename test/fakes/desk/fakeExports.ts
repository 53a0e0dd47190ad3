import type { ExportField, ExportRequest, ExportSource } from '#shared/domain/exporting.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { fieldHeadings } from './exportOffers.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { attributesOf, FakePeople } from './fakePeople.ts';
import { collator, contains, rosterOf } from './fakeRoster.ts';
import { staysOf } from './fakeStays.ts';

/** One line of an export: a person, and what the source says beside. */
interface Line extends Person {
  group: string;
  role: string;
  joined: string;
  left: string;
  syncState: string;
  groups: readonly string[];
}

const nothing = { group: '', role: '', joined: '', left: '', syncState: '', groups: [] };

/** What an export would hold, of a fake organisation. */
export class FakeExports {
  readonly #outbox: FakeOutbox;
  readonly #people: FakePeople;

  constructor(outbox: FakeOutbox) {
    this.#outbox = outbox;
    this.#people = new FakePeople(outbox);
  }

  preview(request: ExportRequest, rows: number): Value<'exports.preview'> {
    const { source, output } = request;
    const lines = this.#lines(source);
    const { headings, cells } = this.#table(request, lines);
    const isText =
      output.format === 'emails' || output.format === 'vcard' || output.format === 'json';
    const addresses = addressesOf(lines);
    return {
      headings: isText ? [] : headings,
      rows: isText ? [] : cells.slice(0, rows),
      text: isText ? (this.text(request, rows)[0] ?? '') : null,
      sheets: this.#sheets(request),
      shownSheet: 0,
      total: output.format === 'emails' ? addresses.length : cells.length,
      unsentEdits: this.#outbox.pending.filter(
        ({ command }) => source.kind !== 'group' || command.groupId === source.groupId,
      ).length,
      withoutAddress:
        output.format === 'emails' ? lines.filter(({ email }) => email === null).length : 0,
    };
  }

  /** The whole, or its first lines. */
  text(request: ExportRequest, rows = Number.POSITIVE_INFINITY): string[] {
    const { output } = request;
    const lines = this.#lines(request.source).slice(0, rows);
    if (output.format === 'emails') {
      const addresses = addressesOf(lines);
      const size = output.chunk ?? Math.max(1, addresses.length);
      const between = { comma: ', ', semicolon: '; ', line: '\r\n' }[output.separator];
      return Array.from(
        { length: Math.max(1, Math.ceil(addresses.length / size)) },
        (_part, index) => addresses.slice(index * size, (index + 1) * size).join(between),
      );
    }
    if (output.format === 'vcard') return [lines.map(cardOf).join('')];
    const { keys, headings, cells } = this.#table(request, lines);
    if (output.format === 'json') {
      const objects = cells.map((row) =>
        Object.fromEntries(
          row.map((cell, index) => [keys[index] ?? '', cell === '' ? null : cell]),
        ),
      );
      return [JSON.stringify({ rows: objects }, null, 2)];
    }
    return [[headings, ...cells].map((row) => `${row.join('\t')}\r\n`).join('')];
  }

  #groupIds(source: ExportSource): GroupId[] {
    if (source.kind !== 'groups') return [];
    const name = (id: GroupId) => this.#outbox.group(id)?.fields.name ?? '';
    return [...(source.groupIds ?? this.#outbox.groupIds())].sort((one, other) =>
      collator.compare(name(one), name(other)),
    );
  }

  #sheets({ source, output }: ExportRequest): string[] {
    if (source.kind !== 'groups' || source.arrangement !== 'sheets' || output.format !== 'xlsx') {
      return [];
    }
    return this.#groupIds(source)
      .slice(0, 200)
      .map((id) => this.#outbox.group(id)?.fields.name ?? '');
  }

  #lines(source: ExportSource): Line[] {
    switch (source.kind) {
      case 'group': {
        const chosen = source.personIds === null ? null : new Set(source.personIds);
        return this.#roster(source.groupId, source.filter, source.sort).filter(
          ({ id }) => chosen === null || chosen.has(id),
        );
      }
      case 'groups':
        return this.#groupIds(source).flatMap((id) => this.#roster(id, '', source.sort));
      case 'people': {
        const chosen = source.personIds === null ? null : new Set(source.personIds);
        return this.#people
          .query(source.filter, source.sort, 0, 200_000, [])
          .items.filter(({ id }) => chosen === null || chosen.has(id))
          .map((person) => ({ ...nothing, ...person, groups: person.groupNames }));
      }
      case 'stays': {
        const { filter } = source;
        return staysOf(this.#outbox, source.groupId)
          .filter(({ person }) => contains(person.name, source.text))
          .filter(
            ({ leftAt }) =>
              filter.kind === 'ever' || (leftAt === null) === (filter.kind === 'current'),
          )
          .map(({ person, isAdmin, joinedAt, leftAt }) => ({
            ...nothing,
            ...person,
            role: isAdmin ? 'Admin' : '',
            joined: joinedAt?.slice(0, 10) ?? '',
            left: leftAt?.slice(0, 10) ?? '',
          }));
      }
    }
  }

  #roster(groupId: GroupId, filter: string, sort: Parameters<typeof rosterOf>[3]): Line[] {
    const group = this.#outbox.group(groupId)?.fields.name ?? '';
    return rosterOf(this.#outbox, groupId, filter, sort).map((row) => ({
      ...nothing,
      ...row,
      group,
      role: row.isAdmin ? 'Admin' : '',
      joined: row.joinedAt?.slice(0, 10) ?? '',
      syncState: row.syncMark === 'synced' ? '' : 'Waiting to be sent',
    }));
  }

  #table({ source, columns }: ExportRequest, lines: readonly Line[]) {
    if (source.kind === 'groups' && source.arrangement === 'matrix') {
      const names = this.#groupIds(source).map((id) => this.#outbox.group(id)?.fields.name ?? '');
      const everybody = new Map(lines.map((line) => [line.id, line]));
      const inGroup = new Set(lines.map(({ id, group }) => `${id} ${group}`));
      return {
        keys: ['name', ...this.#groupIds(source).map((id) => `group:${id}`)],
        headings: ['Name', ...names],
        cells: [...everybody.values()]
          .sort((one, other) => collator.compare(one.name, other.name))
          .map((line) => [
            line.name,
            ...names.map((name) => (inGroup.has(`${line.id} ${name}`) ? 'x' : '')),
          ]),
      };
    }
    return {
      keys: columns.map(({ field }) => field),
      headings: columns.map(({ field, heading }) => heading ?? headingOf(field)),
      cells: lines.map((line) => columns.map(({ field }) => cellOf(line, field))),
    };
  }
}

function addressesOf(lines: readonly Line[]): string[] {
  return [...new Set(lines.flatMap(({ email }) => email ?? []))];
}

function cardOf({ name, email, phone }: Line): string {
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${name}`,
    ...(email === null ? [] : [`EMAIL;TYPE=INTERNET:${email}`]),
    ...(phone === null ? [] : [`TEL:${phone}`]),
    'END:VCARD\r\n',
  ].join('\r\n');
}

function headingOf(field: ExportField): string {
  return fieldHeadings[field] ?? field.replace(/^attribute:/, '');
}

function cellOf(line: Line, field: ExportField): string {
  switch (field) {
    case 'otherEmails':
      return line.email === null ? '' : `private.${line.email}`;
    case 'groups':
      return line.groups.join(', ');
    case 'groupCount':
      return String(line.groups.length);
    case 'name':
    case 'email':
    case 'phone':
    case 'status':
    case 'group':
    case 'role':
    case 'joined':
    case 'left':
    case 'syncState':
    case 'memberKey':
      return line[field] ?? '';
    default:
      return attributesOf(line)[field.slice('attribute:'.length)] ?? '';
  }
}
