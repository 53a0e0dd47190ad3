import type { ComparePart } from '#shared/domain/roster.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { Comparison, ComparisonRequest } from '../workspaceStore.ts';
import { pageOfRoster } from './queryRoster.ts';
import { findGroupRow, findStaysAt, type StayAt } from './staysAt.ts';

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
  const inFirst = findStaysAt(queries, firstGroup, first.at);
  const inSecond = findStaysAt(queries, secondGroup, second.at);
  const parts: Record<ComparePart, StayAt[]> = {
    onlyFirst: less(inFirst, inSecond),
    onlySecond: less(inSecond, inFirst),
    both: less(inSecond, less(inSecond, inFirst)),
  };
  const stayIds = parts[part].map(({ id }) => id);
  return {
    ...pageOfRoster(queries, { stayIds }, { ...request, sort: [] }),
    counts: {
      onlyFirst: parts.onlyFirst.length,
      onlySecond: parts.onlySecond.length,
      both: parts.both.length,
    },
  };
}

function less(stays: readonly StayAt[], others: readonly StayAt[]): StayAt[] {
  const people = new Set(others.map(({ personRow }) => personRow));
  return stays.filter(({ personRow }) => !people.has(personRow));
}
