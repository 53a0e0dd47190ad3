import { statSync } from 'node:fs';
import {
  type DatasetContent,
  type Enrolment,
  enrolmentStatuses,
  type Group,
  type MembershipInterval,
  type Person,
} from '../dataset/records.ts';
import { parseTimestamp, type Timestamp } from '../dataset/timestamp.ts';
import { SandboxError } from '../sandboxError.ts';
import { type CsvRow, readCsvTable } from './csvTable.ts';
import { createSeedClock } from './seedClock.ts';

/** Columns of people.csv with a meaning of their own; every other column becomes an attribute. */
const personColumns: ReadonlySet<string> = new Set([
  'id',
  'full_name',
  'name',
  'email',
  'email_synthetic',
  'phone',
  'role',
  'membership_status',
  'created_at',
]);

/** Roles that a people.csv can give; another word in that column is kept as an attribute. */
const roles: ReadonlySet<string> = new Set(['user', 'moderator', 'admin', 'guest', 'anonymous']);

/**
 * Reads people.csv, groups.csv and memberships.csv of a folder. The same files give the same content to
 * the last digit. Throws SandboxError `seedUnreadable` or `seedMalformed` with file, line and reason.
 */
export function readSeedFolder(folder: string): DatasetContent {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new SandboxError(
      'seedUnreadable',
      `Seed folder ${folder} is not a folder that can be read`,
    );
  }
  const nextMoment = createSeedClock();
  const people = new Map<string, Person>();
  const enrolments: Enrolment[] = [];
  for (const row of readCsvTable(folder, 'people.csv', ['id', ['full_name', 'name']])) {
    const person = personOf(row, nextMoment);
    if (people.has(person.id)) throw row.malformed(`person ${person.id} is there twice`);
    people.set(person.id, person);
    enrolments.push(...enrolmentOf(row, person));
  }
  const groups = new Map<string, Group>();
  for (const row of readCsvTable(folder, 'groups.csv', ['id', 'name'])) {
    const group = groupOf(row, nextMoment);
    if (groups.has(group.id)) throw row.malformed(`group ${group.id} is there twice`);
    groups.set(group.id, group);
  }
  const memberships = membershipsOf(
    readCsvTable(folder, 'memberships.csv', ['group_id', 'person_id']),
    people,
    groups,
  );
  return { people: [...people.values()], groups: [...groups.values()], memberships, enrolments };
}

/** Nothing for those who belong to the organisation as everybody does. */
function enrolmentOf(row: CsvRow, { id: personId, createdAt }: Person): Enrolment[] {
  const cell = row.cell('membership_status');
  const status = enrolmentStatuses.find((known) => known === cell);
  if (cell === '' || status === 'active') return [];
  if (!status) throw row.malformed(`membership_status ${cell} is not active, inactive or pending`);
  return [{ personId, status, createdAt, updatedAt: createdAt }];
}

function personOf(row: CsvRow, nextMoment: () => Timestamp): Person {
  const role = row.cell('role');
  const attributes: Record<string, string> = {};
  for (const [column, cell] of row.cells()) {
    if (!personColumns.has(column) && column !== '' && cell !== '') attributes[column] = cell;
  }
  if (role !== '' && !roles.has(role)) attributes.role = role;
  const moment = nextMoment();
  const createdAt = dateOf(row, 'created_at') ?? moment;
  return {
    id: row.required('id'),
    name: row.required('full_name', 'name'),
    email: row.firstOf('email', 'email_synthetic') || null,
    phone: row.cell('phone') || null,
    role: roles.has(role) ? role : 'user',
    teams: [],
    attributes,
    createdAt,
    updatedAt: createdAt,
  };
}

function groupOf(row: CsvRow, nextMoment: () => Timestamp): Group {
  const moment = nextMoment();
  const createdAt = dateOf(row, 'created_at') ?? moment;
  return {
    id: row.required('id'),
    name: row.required('name'),
    description: row.cell('description'),
    teamId: row.cell('team_id') || null,
    createdBy: row.cell('created_by') || null,
    createdAt,
    updatedAt: createdAt,
  };
}

function membershipsOf(
  rows: readonly CsvRow[],
  people: ReadonlyMap<string, Person>,
  groups: ReadonlyMap<string, Group>,
): MembershipInterval[] {
  const open = new Set<string>();
  return rows.map((row, at): MembershipInterval => {
    const group = groups.get(row.required('group_id'));
    if (!group) throw row.malformed(`group ${row.cell('group_id')} is not in groups.csv`);
    const person = people.get(row.required('person_id'));
    if (!person) throw row.malformed(`person ${row.cell('person_id')} is not in people.csv`);
    const joinedAt = dateOf(row, 'joined_at') ?? group.createdAt;
    const leftAt = dateOf(row, 'left_at');
    if (leftAt !== null && leftAt < joinedAt) throw row.malformed('left_at is before joined_at');
    const pair = JSON.stringify([group.id, person.id]);
    if (leftAt === null && open.has(pair)) {
      throw row.malformed(`${person.id} is a member of ${group.id} already`);
    }
    if (leftAt === null) open.add(pair);
    const isAdmin = booleanOf(row, 'is_admin');
    return { id: at + 1, groupId: group.id, personId: person.id, joinedAt, leftAt, isAdmin };
  });
}

function dateOf(row: CsvRow, column: string): Timestamp | null {
  const cell = row.cell(column);
  if (cell === '') return null;
  const parsed = parseTimestamp(cell);
  if (!parsed) throw row.malformed(`${column} ${cell} is not an ISO 8601 date`);
  return parsed;
}

function booleanOf(row: CsvRow, column: string): boolean {
  const cell = row.cell(column).toLowerCase();
  if (['true', 'yes', '1'].includes(cell)) return true;
  if (['', 'false', 'no', '0'].includes(cell)) return false;
  throw row.malformed(`${column} ${cell} is neither true nor false`);
}
