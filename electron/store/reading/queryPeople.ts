import { type SqlBool, sql } from 'kysely';
import type { PersonId } from '#shared/domain/ids.ts';
import { limits } from '#shared/domain/limits.ts';
import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { PageRequest } from '../workspaceStore.ts';
import { describePeople } from './describePeople.ts';
import { findEverybody, findPage } from './findPeople.ts';
import { cursorAfter, offsetOf } from './pageCursor.ts';
import { byName, type PeopleSort } from './peopleOrder.ts';

export interface PeopleQuery extends PageRequest {
  filter: PeopleFilter;
  sort: PeopleSort;
  /** Which attributes are wanted. */
  attributes: readonly string[];
  /** Where to begin, without a cursor. */
  offset: number;
}

/** Everybody whom a filter lets through, sorted; people without a value come last either way. */
export function queryPeople(queries: QueryRunner, request: PeopleQuery): Page<PersonRow> {
  const { filter, sort, limit, cursor, offset, attributes } = request;
  const start = cursor === null ? offset : offsetOf(cursor);
  const { page, total } = findPage(queries, filter, sort, { start, limit });
  return {
    items: describePeople(queries, page, attributes),
    nextCursor: cursorAfter(start, page.length, total),
    total,
  };
}

/** The ids of the same people, by name. Throws MusterError `limitExceeded` for more than one edit may name. */
export function listPeopleIds(queries: QueryRunner, filter: PeopleFilter): PersonId[] {
  const found = findEverybody(queries, filter, byName);
  const limit = limits.peoplePerEdit;
  if (found.length > limit) {
    throw new MusterError(
      'limitExceeded',
      `These are ${found.length} people, and no more than ${limit} can be taken at once.`,
      { limit, actual: found.length },
    );
  }
  const list = JSON.stringify(found);
  const rows = queries.all((db) =>
    db
      .selectFrom('person')
      .select(['id', 'uid'])
      .where(sql<SqlBool>`id IN (SELECT value FROM json_each(${list}))`),
  );
  const uidOf = new Map(rows.map(({ id, uid }) => [id, uid]));
  return found.flatMap((id) => uidOf.get(id) ?? []);
}
