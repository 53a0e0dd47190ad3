import { type SqlBool, sql } from 'kysely';
import type { GroupId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { decodeInstant } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { type FoundGroup, findStaysAt } from '../reading/staysAt.ts';
import type { Flag, RowId } from '../schema/columns.ts';

export interface ExportedGroup extends FoundGroup {
  uid: GroupId;
  name: string;
}

/**
 * The groups that are named, by name. Of a deleted one only the past is left: it is found where `hasPast`. Throws
 * MusterError `notFound` where one is not there.
 */
export function findNamedGroups(
  queries: QueryRunner,
  groupIds: readonly GroupId[],
  { hasPast }: { hasPast: boolean },
): ExportedGroup[] {
  const list = JSON.stringify(groupIds);
  const rows = queries.all((db) =>
    selectGroups(db).where(sql<SqlBool>`uid IN (SELECT value FROM json_each(${list}))`),
  );
  const found = rows.filter((row) => hasPast || row.is_present === 1);
  const uids = new Set(found.map(({ uid }) => uid));
  const missing = groupIds.find((uid) => !uids.has(uid));
  if (missing !== undefined) {
    const words = groupIds.length === 1 ? 'This group' : 'One of these groups';
    throw new MusterError('notFound', `${words} is not there any more.`, { groupId: missing });
  }
  return found.map(asGroup);
}

/** All groups that are there, by name; at an instant, those as well that are deleted since and had somebody then. */
export function findAllGroups(queries: QueryRunner, at: Instant | null): ExportedGroup[] {
  const rows = queries.all((db) => selectGroups(db));
  const had = (group: FoundGroup) => at !== null && findStaysAt(queries, group, at).length > 0;
  return rows
    .map((row) => ({ isPresent: row.is_present === 1, group: asGroup(row) }))
    .filter(({ isPresent, group }) => isPresent || had(group))
    .map(({ group }) => group);
}

function selectGroups(db: Parameters<Parameters<QueryRunner['all']>[0]>[0]) {
  return db
    .selectFrom('roster_group')
    .select(['id', 'uid', 'name', 'is_present', 'first_seen_at'])
    .orderBy('name_key')
    .orderBy('id');
}

function asGroup(row: {
  id: RowId;
  uid: GroupId;
  name: string;
  is_present: Flag;
  first_seen_at: number;
}): ExportedGroup {
  const { id, uid, name } = row;
  return { id, uid, name, noticedSince: decodeInstant(row.first_seen_at) };
}
