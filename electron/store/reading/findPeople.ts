import { type SqlBool, sql } from 'kysely';
import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';
import { type PersonStatus, personStatusSchema } from '#shared/domain/person.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema/columns.ts';
import { type PeopleSelect, type PeopleSort, sortPeople } from './peopleOrder.ts';
import { type PeopleSet, readPeopleSet } from './peopleSet.ts';
import { isFoundBy, planTextSearch, type TextSearch } from './peopleText.ts';
import { matchesPattern } from './textConditions.ts';

/** Everybody whom a filter lets through, in order. */
export function findEverybody(
  queries: QueryRunner,
  filter: PeopleFilter,
  sort: PeopleSort,
): RowId[] {
  return inOrder(queries, filter, planTextSearch(queries, filter.text), sort);
}

function inOrder(
  queries: QueryRunner,
  filter: PeopleFilter,
  text: TextSearch,
  sort: PeopleSort,
): RowId[] {
  const set = readPeopleSet(queries, filter, statusesOf(filter).unwanted);
  const ids = queries.column((db) => sortPeople(amongSet(db, text, set).select('p.id'), sort));
  return set.few === null ? ids.filter(set.has) : ids;
}

/** Who has the text; of a set of few people, only who is in it. */
function amongSet(db: QueryBuilder, text: TextSearch, { few }: PeopleSet): PeopleSelect {
  if (few === null) return withText(db, text);
  const list = JSON.stringify(few);
  return withText(db, { ...text, few: null }).where(
    sql<SqlBool>`p.id IN (SELECT value FROM json_each(${list}))`,
  );
}

/**
 * Some of them, and how many there are. Where no groups are named and a text leaves many, only the page is sorted out of
 * an index and the rest is counted; otherwise finding them is most of the work, and is done once for both.
 */
export function findPage(
  queries: QueryRunner,
  filter: PeopleFilter,
  sort: PeopleSort,
  { start, limit }: { start: number; limit: number },
): { page: RowId[]; total: number } {
  const { anyOf, allOf, noneOf } = filter;
  const text = planTextSearch(queries, filter.text);
  if (anyOf.length + allOf.length + noneOf.length > 0 || text.few !== null) {
    const found = inOrder(queries, filter, text, sort);
    return { page: found.slice(start, start + limit), total: found.length };
  }
  const { wanted, unwanted } = statusesOf(filter);
  const places = queries.all((db) =>
    sort.key === 'name'
      ? placesByName(db, text, wanted, sort.direction).limit(limit).offset(start)
      : // The plus keeps SQLite from going through a status at a time: it would look up every person on their own.
        sortPeople(placesOf(withText(db, text).where(isOneOf('+p.status', wanted))), sort)
          .limit(limit)
          .offset(start),
  );
  const page = places.map(({ id }) => id);
  const last = places.at(-1);
  const isRead = last === undefined ? start === 0 : places.length < limit;
  if (isRead) return { page, total: start + places.length };

  const count = (statuses: readonly PersonStatus[] | null, among: Narrowing) => {
    const [total] = queries.column((db) => {
      const everybody = withText(db, text);
      const some = statuses === null ? everybody : everybody.where(isOneOf('p.status', statuses));
      return among(some).select((eb) => eb.fn.countAll<number>().as('total'));
    });
    return total ?? 0;
  };
  // Nearly everybody is active: to count them all, and then the others, is less.
  const isByOthers = wanted.includes('active');
  const countWanted = (among: Narrowing) =>
    isByOthers ? count(null, among) - count(unwanted, among) : count(wanted, among);

  if (text.found !== null && isByOthers) return { page, total: text.found - count(unwanted, all) };
  if (last === undefined || sort.key !== 'name') return { page, total: countWanted(all) };
  // Everybody before was passed: only who comes after is still to be counted. In two parts, each a range of the index.
  const after = sort.direction === 'ascending' ? '>' : '<';
  const rest =
    countWanted((query) =>
      query.where('p.search_text', '=', last.search_text).where('p.id', after, last.id),
    ) + countWanted((query) => query.where('p.search_text', after, last.search_text));
  return { page, total: start + places.length + rest };
}

type Narrowing = (query: PeopleSelect) => PeopleSelect;
const all: Narrowing = (query) => query;

/** Who is gone is wanted only by name. */
function statusesOf({ statuses }: PeopleFilter) {
  const isWanted = (status: PersonStatus) =>
    statuses.length === 0 ? status !== 'gone' : statuses.includes(status);
  return {
    wanted: personStatusSchema.options.filter(isWanted),
    unwanted: personStatusSchema.options.filter((status) => !isWanted(status)),
  };
}

function withText(db: QueryBuilder, { patterns, few }: TextSearch): PeopleSelect {
  let query: PeopleSelect = db.selectFrom('person as p');
  if (few !== null) query = query.where(isFoundBy(few.match));
  for (const pattern of few?.patterns ?? patterns) {
    query = query.where(matchesPattern('p.search_text', pattern));
  }
  return query;
}

function isOneOf(column: 'p.status' | '+p.status', statuses: readonly PersonStatus[]) {
  // Written out, not bound: only so does SQLite see that each is a range of the index.
  const list = sql.join(statuses.map((status) => sql.lit(status)));
  return sql<SqlBool>`${sql.raw(column)} IN (${list})`;
}

const placesOf = (query: PeopleSelect) => query.select(['p.search_text', 'p.id']);

/** Each status comes in order of name out of its index, so SQLite only merges them, and stops when the page is full. */
function placesByName(
  db: QueryBuilder,
  text: TextSearch,
  statuses: readonly PersonStatus[],
  direction: PeopleSort['direction'],
) {
  const [first, ...others] = statuses.map((status) =>
    placesOf(withText(db, text).where(isOneOf('p.status', [status]))),
  );
  const merged = others.reduce(
    (one, other) => one.unionAll(other),
    first ?? placesOf(withText(db, text).where(isOneOf('p.status', []))),
  );
  const way = direction === 'ascending' ? 'asc' : 'desc';
  return merged.orderBy('search_text', way).orderBy('id', way);
}
