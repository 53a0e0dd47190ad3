import Database from 'better-sqlite3';
import type { Command } from '#shared/commands/command.ts';
import { parseIntent } from '#shared/commands/registry.ts';
import type { GroupState } from '#shared/domain/group.ts';
import {
  type CommandId,
  commandIdSchema,
  type EditId,
  editIdSchema,
  type GroupId,
  groupIdSchema,
  type PersonId,
  personIdSchema,
} from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';

/** An outbox row as it lies in its table. */
export interface TableRow {
  id: CommandId;
  seq: number;
  editId: EditId;
  command: Command;
  state: string;
  attempts: number;
}

/** A group as its tables have it. */
export interface TableGroup {
  groupId: GroupId;
  remoteId: string | null;
  view: GroupState | null;
  /** The stored copy of the server's; null also where none is stored. */
  base: GroupState | null;
  rows: TableRow[];
}

/** A store's file, read beside the store and without its code. */
export interface Tables {
  groups(): TableGroup[];
  rows(): TableRow[];
  /** Of every command ever accepted, how it left the outbox; null: it has not. */
  outcomes(): Map<CommandId, string | null>;
  /** How much of each kind is open: what forbids "up to date". */
  open(): {
    rows: number;
    newPeople: number;
    conflicts: number;
    quarantined: number;
    unpulled: number;
  };
  /** What no file may hold, each with how often it does. */
  faults(): Record<string, number>;
  isSound(): boolean;
  /** Where the making of each person stands who is not on the server yet. */
  makings(): Map<PersonId, string>;
  /** Everybody with a key on the server. */
  people(): Map<string, PersonId>;
  /** The server's keys of those who count as listed there. */
  listed(): string[];
  close(): void;
}

export function openTables(file: string): Tables {
  const database = new Database(file, { readonly: true });
  const all = <Row>(sql: string) => {
    const statement = database.prepare(sql);
    return () => statement.all() as Row[];
  };
  const count = (sql: string) => {
    const statement = database.prepare(sql).pluck();
    return () => Number(statement.get());
  };
  const groups = all<GroupColumns>('SELECT * FROM roster_group ORDER BY id');
  const bases = all<BaseColumns>('SELECT * FROM base_group');
  const members = all<MemberColumns>(
    `SELECT m.group_id, p.uid, m.is_admin, 'view' AS side FROM membership m
       JOIN person p ON p.id = m.person_id WHERE m.standing = 'open'
     UNION ALL SELECT b.group_id, p.uid, b.is_admin, 'base' FROM base_membership b
       JOIN person p ON p.id = b.person_id`,
  );
  const outbox = all<OutboxColumns>(
    `SELECT o.*, e.uid AS edit_uid, g.uid AS group_uid FROM outbox o
       JOIN edit e ON e.id = o.edit_id JOIN roster_group g ON g.id = o.group_id ORDER BY o.seq`,
  );
  const activity = all<{ command_uid: string; outcome: string | null }>(
    'SELECT command_uid, outcome FROM activity WHERE args IS NOT NULL ORDER BY id',
  );
  const people = all<{ uid: string; member_key: string }>(
    'SELECT uid, member_key FROM person WHERE member_key IS NOT NULL',
  );
  const listed = all<{ member_key: string }>(
    "SELECT member_key FROM person WHERE member_key IS NOT NULL AND status IN ('active', 'inactive')",
  );
  const makings = all<{ person_uid: string; state: string }>(
    'SELECT person_uid, state FROM new_person',
  );
  const openCounts = {
    newPeople: count('SELECT count(*) FROM new_person'),
    rows: count('SELECT count(*) FROM outbox'),
    conflicts: count('SELECT count(*) FROM conflict WHERE resolved_at IS NULL'),
    quarantined: count('SELECT count(*) FROM quarantine'),
    unpulled: count(
      `SELECT count(*) = 0 FROM sync_cursor WHERE scope = 'groups' AND last_success_at IS NOT NULL`,
    ),
  };
  const faults = Object.entries(faultQueries).map(([name, sql]) => [name, count(sql)] as const);
  const rows = () => outbox().map(rowOf);
  const run = (counts: readonly (readonly [string, () => number])[]) =>
    Object.fromEntries(counts.map(([name, query]) => [name, query()]));

  return {
    rows,
    outcomes: () =>
      new Map(
        activity().map(({ command_uid, outcome }) => [commandIdSchema.parse(command_uid), outcome]),
      ),
    makings: () =>
      new Map(makings().map(({ person_uid, state }) => [personIdSchema.parse(person_uid), state])),
    people: () =>
      new Map(people().map(({ uid, member_key }) => [member_key, personIdSchema.parse(uid)])),
    listed: () => listed().map(({ member_key }) => member_key),
    open: () => ({
      rows: openCounts.rows(),
      newPeople: openCounts.newPeople(),
      conflicts: openCounts.conflicts(),
      quarantined: openCounts.quarantined(),
      unpulled: openCounts.unpulled(),
    }),
    faults: () => run(faults),
    isSound: () =>
      database.pragma('integrity_check', { simple: true }) === 'ok' &&
      (database.pragma('foreign_key_check') as unknown[]).length === 0,
    groups() {
      const allRows = rows();
      const allMembers = members();
      const allBases = bases();
      const membersOf = (groupId: number, side: string) =>
        new Map(
          allMembers
            .filter((member) => member.group_id === groupId && member.side === side)
            .map(({ uid, is_admin }) => [
              personIdSchema.parse(uid),
              { isAdmin: is_admin === 1, joinedAt: null },
            ]),
        );
      return groups().map((group) => {
        const { id, name, description } = group;
        const groupId = groupIdSchema.parse(group.uid);
        const base = allBases.find(({ group_id }) => group_id === id);
        const isPresent = group.is_present === 1;
        return {
          groupId,
          remoteId: group.remote_id,
          view: isPresent
            ? { fields: { name, description }, members: membersOf(id, 'view') }
            : null,
          base:
            base === undefined
              ? null
              : {
                  fields: { name: base.name, description: base.description },
                  members: membersOf(id, 'base'),
                },
          rows: allRows.filter(({ command }) => command.groupId === groupId),
        };
      });
    },
    close: () => void database.close(),
  };
}

function rowOf(row: OutboxColumns): TableRow {
  const intent = parseIntent(row.command, row.version, JSON.parse(row.args));
  if (intent === null) throw new Error(`An outbox row that nobody understands: ${row.command}`);
  const id = commandIdSchema.parse(row.uid);
  const groupId = groupIdSchema.parse(row.group_uid);
  return {
    id,
    seq: row.seq,
    editId: editIdSchema.parse(row.edit_uid),
    command: { ...intent, id, version: 1, groupId, at: instantOf(row.at) },
    state: row.state,
    attempts: row.attempts,
  };
}

/** A full group and a lost permission hold what was refused, also while another conflict lies over it. */
const isHeld = `(o.state = 'conflict'
  OR (o.state = 'parked' AND c.kind IN ('groupFull', 'permissionLost')))`;

const faultQueries: Readonly<Record<string, string>> = {
  'groups whose count of members is not that of their open stays': `SELECT count(*)
    FROM roster_group g WHERE member_count <> (SELECT count(*) FROM membership m
      WHERE m.group_id = g.id AND m.standing = 'open')`,
  'open stays in groups that are not there': `SELECT count(*) FROM membership m
    JOIN roster_group g ON g.id = m.group_id WHERE m.standing = 'open' AND g.is_present = 0`,
  'people who are twice in a group': `SELECT count(*) FROM (SELECT 1 FROM membership
    WHERE standing = 'open' GROUP BY group_id, person_id HAVING count(*) > 1)`,
  'copies of groups without unsent edits': `SELECT count(*) FROM
    (SELECT group_id FROM base_group UNION SELECT group_id FROM base_membership)
    WHERE group_id NOT IN (SELECT group_id FROM outbox)`,
  'conflicts that hold up no row': `SELECT count(*) FROM conflict c WHERE resolved_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM json_each(c.commands) j JOIN outbox o ON o.uid = j.value
      WHERE ${isHeld})`,
  'rows in conflict that no conflict holds up': `SELECT count(*) FROM outbox o
    WHERE o.state = 'conflict' AND NOT EXISTS (SELECT 1 FROM conflict c, json_each(c.commands) j
      WHERE c.resolved_at IS NULL AND j.value = o.uid
        AND c.kind NOT IN ('groupFull', 'permissionLost'))`,
  'commands that left the outbox without a word in activity': `SELECT count(*) FROM activity
    WHERE args IS NOT NULL AND outcome IS NULL
      AND command_uid NOT IN (SELECT uid FROM outbox UNION SELECT uid FROM new_person)`,
  'people to be made whom the server has a key for': `SELECT count(*) FROM new_person n
    JOIN person p ON p.id = n.person_id WHERE p.member_key IS NOT NULL OR p.uid <> n.person_uid`,
  'people without a key who are not to be made': `SELECT count(*) FROM person
    WHERE member_key IS NULL AND id NOT IN (SELECT person_id FROM new_person)`,
  'commands in the outbox whose copy in activity is missing or finished': `SELECT count(*)
    FROM (SELECT uid FROM outbox UNION SELECT uid FROM new_person) WHERE uid NOT IN (SELECT command_uid FROM activity
      WHERE args IS NOT NULL AND outcome IS NULL)`,
};

interface GroupColumns {
  id: number;
  uid: string;
  remote_id: string | null;
  is_present: number;
  name: string;
  description: string | null;
}
type BaseColumns = { group_id: number; name: string; description: string | null };
type MemberColumns = { group_id: number; uid: string; is_admin: number; side: string };
interface OutboxColumns {
  uid: string;
  seq: number;
  edit_uid: string;
  group_uid: string;
  command: string;
  version: number;
  args: string;
  at: number;
  state: string;
  attempts: number;
}
