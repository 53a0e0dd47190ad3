import type Database from 'better-sqlite3';
import type { Intent } from '#shared/commands/command.ts';
import { groupIdSchema, type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import { concernedPeople } from '../lanes/laneMarks.ts';
import type { CopyMember, ServerCopy } from '../lanes/serverCopy.ts';
import type { RowId } from '../schema/columns.ts';
import {
  decodeConflict,
  decodeCopyMember,
  decodeEdit,
  decodeEntry,
  decodeExportTemplate,
  decodeGroup,
  decodeMaking,
  decodePerson,
  decodeRow,
  decodeSavedFilter,
} from './decodeSalvaged.ts';
import { attempt, flagIn, integerIn, textIn, textOrNullIn } from './rawValues.ts';
import type {
  Salvage,
  SalvagedGroup,
  SalvagedNamed,
  SalvagedPerson,
  SalvagedRow,
} from './salvage.ts';
import { isSound, type RawRow, readOne, readTable, type TableRead, walk } from './tolerantTable.ts';

/**
 * Reads the user's only copy out of a file, as far as it can be read, and what is needed to carry it into another:
 * the groups and people it names, and the server's copies under it. Never throws.
 */
export function readSalvage(database: Database.Database): Salvage {
  // More is checked of each page than usual, so that garbage is an error and not a row.
  attempt(() => database.pragma('cell_size_check = ON'));
  const outbox = readTable(database, 'outbox', 'seq');
  const decoded = outbox.rows.map((raw) => ({ raw, row: attempt(() => decodeRow(raw)) }));
  const rows = decoded.flatMap(({ row }) => row ?? []);
  const makings = readMakings(database);
  const entries = readTable(
    database,
    'activity',
    'id',
    '(args IS NOT NULL OR edit_id IS NOT NULL)',
  ).rows.flatMap((raw) => attempt(() => decodeEntry(raw)) ?? []);

  const groups = readGroups(database);
  const copied = readCopies(database, rows, groups);
  const people = new Map<PersonId, SalvagedPerson>();
  const named = new Set<PersonId>(copied);
  for (const { intent } of rows) addNamed(named, intent);
  for (const { personId } of makings.rows) named.add(personId);
  for (const { command, made } of entries) {
    if (made !== null) named.add(made.personId);
    for (const intent of [command?.intent ?? [], command?.inverse ?? []].flat())
      addNamed(named, intent);
  }
  const find = personFinder(database);
  for (const personId of named) {
    const person = find(personId);
    if (person !== null) people.set(personId, person);
  }
  return {
    rows,
    unreadable: [
      ...makings.unreadable,
      ...decoded.flatMap(({ raw, row }) => (row === null ? [raw] : [])),
    ],
    isOutboxWhole: outbox.isWhole,
    makings: makings.rows,
    areMakingsWhole: makings.areWhole,
    groups,
    people,
    edits: new Map(
      readTable(database, 'edit', 'id').rows.flatMap((raw) => {
        const edit = attempt(() => [integerIn(raw, 'id'), decodeEdit(raw)] as const);
        return edit === null ? [] : [edit];
      }),
    ),
    entries,
    conflicts: readTable(database, 'conflict', 'id', 'resolved_at IS NULL').rows.flatMap(
      (raw) => attempt(() => decodeConflict(raw)) ?? [],
    ),
    filters: readNamed(database, 'saved_filter', decodeSavedFilter),
    templates: readNamed(database, 'export_template', decodeExportTemplate),
    offlineByChoice: attempt(() => {
      const flag = readOne(database, 'flag', 'name', 'offlineByChoice');
      return flag === null ? null : flagIn(flag, 'value');
    }),
    lastSeq: Math.max(
      attempt(() =>
        integerIn(readOne(database, 'sqlite_sequence', 'name', 'outbox') ?? {}, 'seq'),
      ) ?? 0,
      ...outbox.rows.map((raw) => attempt(() => integerIn(raw, 'seq')) ?? 0),
    ),
  };
}

/** Of a table that an older schema does not have: then there are none. */
function readLaterTable(database: Database.Database, table: string, key: string): TableRead {
  const exists = readOne(database, 'sqlite_schema', 'name', table) !== null;
  if (exists) return readTable(database, table, key);
  return { rows: [], isWhole: isSound(database, 'sqlite_schema') };
}

function readNamed<Item>(
  database: Database.Database,
  name: string,
  decode: (raw: RawRow) => Item,
): SalvagedNamed<Item> {
  const table = readLaterTable(database, name, 'id');
  const decoded = table.rows.map((raw) => ({ raw, row: attempt(() => decode(raw)) }));
  return {
    rows: decoded.flatMap(({ row }) => row ?? []),
    unreadable: decoded.flatMap(({ raw, row }) => (row === null ? [raw] : [])),
    areWhole: table.isWhole,
  };
}

function readMakings(database: Database.Database) {
  const table = readLaterTable(database, 'new_person', 'person_id');
  const decoded = table.rows.map((raw) => ({ raw, row: attempt(() => decodeMaking(raw)) }));
  return {
    rows: decoded.flatMap(({ row }) => row ?? []).sort((one, other) => one.at - other.at),
    unreadable: decoded.flatMap(({ raw, row }) => (row === null ? [raw] : [])),
    areWhole: table.isWhole,
  };
}

function addNamed(named: Set<PersonId>, intent: Intent): void {
  const people = concernedPeople(intent);
  if (people !== 'everyone') for (const personId of people) named.add(personId);
}

function readGroups(database: Database.Database): Map<RowId, SalvagedGroup> {
  const groups = new Map<RowId, SalvagedGroup>();
  // The index of uids first: it tells which group it was where the row itself lies on a bad page.
  walk(database, 'SELECT id, uid FROM roster_group ORDER BY uid', (raw) => {
    const uid = attempt(() => groupIdSchema.parse(raw.uid));
    const id = attempt(() => integerIn(raw, 'id'));
    if (uid !== null && id !== null) groups.set(id, { uid, known: null, base: 'unknown' });
  });
  for (const raw of readTable(database, 'roster_group', 'id').rows) {
    const group = attempt(() => decodeGroup(raw));
    const id = attempt(() => integerIn(raw, 'id'));
    if (group !== null && id !== null) groups.set(id, group);
  }
  return groups;
}

/** Fills in the server's copies of the groups that have unsent edits. Returns who is in them. */
function readCopies(
  database: Database.Database,
  rows: readonly SalvagedRow[],
  groups: Map<RowId, SalvagedGroup>,
): PersonId[] {
  const areWhole = isSound(database, 'base_group') && isSound(database, 'base_membership');
  const people: PersonId[] = [];
  for (const id of new Set(rows.map(({ groupRow }) => groupRow))) {
    const group = groups.get(id);
    if (group === undefined) continue;
    const fields = readOne(database, 'base_group', 'group_id', id);
    if (fields === null) {
      const isNew = rows.some(
        ({ groupRow, intent }) => groupRow === id && intent.name === 'createGroup',
      );
      if (areWhole || isNew) groups.set(id, { ...group, base: null });
      continue;
    }
    const base = attempt(() => readCopy(database, id, fields));
    if (base === null) continue;
    people.push(...base.members.keys());
    groups.set(id, { ...group, base });
  }
  return people;
}

/** Throws where a part of it cannot be read: half a copy would make everybody else look removed. */
function readCopy(database: Database.Database, id: RowId, fields: RawRow): ServerCopy {
  const members = new Map<PersonId, CopyMember>();
  const isRead = walk(
    database,
    `SELECT b.*, p.uid FROM base_membership AS b LEFT JOIN person AS p ON p.id = b.person_id
     WHERE b.group_id = ?`,
    (raw) => members.set(personIdSchema.parse(raw.uid), decodeCopyMember(raw)),
    id,
  );
  if (!isRead) throw new TypeError('The copy cannot be read.');
  return {
    fields: { name: textIn(fields, 'name'), description: textOrNullIn(fields, 'description') },
    members,
  };
}

/** People are many: they are looked up by their id, and read through only where that fails. */
function personFinder(database: Database.Database): (id: PersonId) => SalvagedPerson | null {
  let everybody: Map<string, RawRow> | null = null;
  const all = () => {
    everybody ??= new Map(
      readTable(database, 'person', 'id').rows.map((raw) => [String(raw.uid), raw] as const),
    );
    return everybody;
  };
  return (personId) => {
    const raw = readOne(database, 'person', 'uid', personId) ?? all().get(personId);
    return raw === undefined ? null : attempt(() => decodePerson(raw));
  };
}
