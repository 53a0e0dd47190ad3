import type { ComparePart } from '#shared/domain/roster.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { Comparison, ComparisonRequest } from '../workspaceStore.ts';
import { pageOfRoster } from './queryRoster.ts';
import { countRoster, type RosterFilter } from './rosterQuery.ts';
import { findGroupRow, rosterTime } from './staysAt.ts';

/**
 * One page of one part of two rosters side by side, by name. Who is in both is shown as in the second. Null where one of
 * the groups was never here.
 */
export function compareRosters(
  queries: QueryRunner,
  { first, second, part, ...request }: ComparisonRequest,
): Comparison | null {
  const firstGroup = findGroupRow(queries, first.groupId);
  const secondGroup = findGroupRow(queries, second.groupId);
  if (firstGroup === null || secondGroup === null) return null;
  const firstTime = rosterTime(firstGroup, first.at);
  const secondTime = rosterTime(secondGroup, second.at);
  const parts: Record<ComparePart, RosterFilter> = {
    onlyFirst: { time: firstTime, other: { time: secondTime, isIn: false } },
    onlySecond: { time: secondTime, other: { time: firstTime, isIn: false } },
    both: { time: secondTime, other: { time: firstTime, isIn: true } },
  };
  const count = (filter: RosterFilter) => {
    const [counted] = queries.all((db) => countRoster(db, filter));
    return counted?.total ?? 0;
  };
  const both = count(parts.both);
  return {
    ...pageOfRoster(queries, parts[part], { ...request, sort: [] }),
    counts: {
      onlyFirst: count({ time: firstTime }) - both,
      onlySecond: count({ time: secondTime }) - both,
      both,
    },
  };
}
