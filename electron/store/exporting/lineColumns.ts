import { sql } from 'kysely';
import type { ExportLine, ExportNeeds } from '#shared/domain/exportReading.ts';
import type { SyncMark } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { PersonStatus } from '#shared/domain/person.ts';
import {
  decodeAttributes,
  decodeFlag,
  decodeInstantOrNull,
  decodeRowIds,
  decodeTexts,
} from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { Flag, RowId, Standing } from '../schema/columns.ts';

export const personColumns = [
  'p.uid',
  'p.member_key',
  'p.name',
  'p.email',
  'p.phone',
  'p.status',
] as const;

/** The groups of `p` out of an index alone; their names are put to them here. */
const groupRows = sql<string>`(
  SELECT json_group_array(n.group_id) FROM membership AS n
  WHERE n.person_id = p.id AND n.standing = ${sql.lit<Standing>('open')}
)`;

/** What is needed of a person `p`, and a short nothing in place of what is not. */
export function neededColumns({ attributes, otherEmails, groups }: ExportNeeds) {
  return [
    (attributes.length > 0 ? sql.ref<string>('p.attributes') : sql.lit('{}')).as('attributes'),
    (otherEmails ? sql.ref<string>('p.other_emails') : sql.lit('[]')).as('other_emails'),
    (groups ? groupRows : sql.lit('[]')).as('group_rows'),
  ] as const;
}

export interface PersonColumns {
  uid: PersonId;
  member_key: string | null;
  name: string;
  email: string | null;
  phone: string | null;
  status: PersonStatus;
  attributes: string;
  other_emails: string;
  group_rows: string;
}

export interface StayColumns {
  is_admin: Flag;
  joined_at: number | null;
  left_at: number | null;
  sync_mark: SyncMark;
}

const inNoGroup: ReadonlyMap<number, boolean> = new Map();

/** Turns rows into lines. Remembers the names of all groups where they are needed. */
export function createLineDecoder(queries: QueryRunner, needs: ExportNeeds) {
  const groups = needs.groups ? readGroupNames(queries) : new Map<RowId, NamedGroup>();

  const person = (row: PersonColumns) => ({
    id: row.uid,
    memberKey: row.member_key,
    name: row.name,
    email: row.email,
    phone: row.phone,
    status: row.status,
    attributes: needs.attributes.length > 0 ? decodeAttributes(row.attributes) : {},
    otherEmails: needs.otherEmails ? decodeTexts(row.other_emails) : [],
    groups: needs.groups ? namesOf(decodeRowIds(row.group_rows), groups) : [],
  });

  return {
    member: (row: PersonColumns & StayColumns): ExportLine => ({
      ...person(row),
      stay: {
        isAdmin: decodeFlag(row.is_admin),
        joinedAt: decodeInstantOrNull(row.joined_at),
        leftAt: decodeInstantOrNull(row.left_at),
        syncMark: row.sync_mark,
      },
      memberOf: inNoGroup,
    }),
    person: (row: PersonColumns, memberOf = inNoGroup): ExportLine => ({
      ...person(row),
      stay: null,
      memberOf,
    }),
  };
}
export type LineDecoder = ReturnType<typeof createLineDecoder>;

interface NamedGroup {
  name: string;
  /** In the order of names. */
  place: number;
}

function readGroupNames(queries: QueryRunner): ReadonlyMap<RowId, NamedGroup> {
  const rows = queries.all((db) =>
    db.selectFrom('roster_group').select(['id', 'name']).orderBy('name_key').orderBy('id'),
  );
  return new Map(rows.map(({ id, name }, place) => [id, { name, place }]));
}

function namesOf(rows: readonly RowId[], groups: ReadonlyMap<RowId, NamedGroup>): string[] {
  return rows
    .flatMap((row) => groups.get(row) ?? [])
    .sort((one, other) => one.place - other.place)
    .map(({ name }) => name);
}
