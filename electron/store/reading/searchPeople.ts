import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { type GroupId, type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import type { PersonMatch } from '#shared/ipc/methods/people.ts';
import { decodeFlag } from '../codecs.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import type { Flag, RowId, Standing } from '../schema/columns.ts';
import type { Schema } from '../schema/schema.ts';
import type { PageRequest } from '../workspaceStore.ts';
import { badCursor } from './pageCursor.ts';
import { isFoundBy, planTextSearch, type TextSearch } from './peopleText.ts';
import { matchesPattern } from './textConditions.ts';

interface Place {
  search_text: string;
  id: RowId;
}

type PeopleSelect = SelectQueryBuilder<Schema & { p: Schema['person'] }, 'p', Record<never, never>>;

/** People whose name, e-mail or phone hold every word of the text, by name; no words: everybody. */
export function searchPeople(
  queries: QueryRunner,
  request: PageRequest & { text: string; forGroupId: GroupId | null },
): Page<PersonMatch> {
  const { limit, cursor, forGroupId } = request;
  const search = planTextSearch(queries, request.text);
  const from = (db: QueryBuilder) => found(db, search);
  const after = cursor === null ? null : placeOf(queries, cursor);

  const rows = queries.all((db) => selectPage(from(db), after, limit + 1));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const isComplete = rows.length <= limit;
  const total = () => {
    if (after === null && isComplete) return rows.length;
    if (search.found !== null) return search.found;
    // The first page was read from the start: only what comes after it is still to be counted.
    return after === null && last !== undefined
      ? page.length + countBeyond(queries, from, last)
      : count(queries, from);
  };
  const items = describePeople(queries, page, forGroupId);
  return { items, nextCursor: isComplete ? null : (items.at(-1)?.id ?? null), total: total() };
}

/** By the trigram index, or through the index that holds every search text in order of name. */
function found(db: QueryBuilder, { patterns, few }: TextSearch): PeopleSelect {
  let query: PeopleSelect = db.selectFrom('person as p');
  if (few !== null) query = query.where(isFoundBy(few.match));
  for (const pattern of few?.patterns ?? patterns) {
    query = query.where(matchesPattern('p.search_text', pattern));
  }
  return query;
}

function beyond(query: PeopleSelect, place: Place): PeopleSelect {
  return query.where(sql<SqlBool>`(p.search_text, p.id) > (${place.search_text}, ${place.id})`);
}

/** Only the keys: everything else is fetched for the people shown, not for those sorted. */
function selectPage(query: PeopleSelect, after: Place | null, limit: number) {
  const rest = after === null ? query : beyond(query, after);
  return rest
    .select(['p.search_text', 'p.id'])
    .orderBy('p.search_text')
    .orderBy('p.id')
    .limit(limit);
}

/**
 * In two parts, each a range of the index: compared as a pair, text and id would be compared for every row of the whole
 * rest (2 ms with 100,000 people).
 */
function countBeyond(
  queries: QueryRunner,
  from: (db: QueryBuilder) => PeopleSelect,
  { search_text, id }: Place,
): number {
  const sameText = (db: QueryBuilder) =>
    from(db).where('p.search_text', '=', search_text).where('p.id', '>', id);
  const laterText = (db: QueryBuilder) => from(db).where('p.search_text', '>', search_text);
  return count(queries, sameText) + count(queries, laterText);
}

function count(queries: QueryRunner, from: (db: QueryBuilder) => PeopleSelect): number {
  const [counted] = queries.all((db) =>
    from(db).select((eb) => eb.fn.countAll<number>().as('total')),
  );
  return counted?.total ?? 0;
}

function describePeople(
  queries: QueryRunner,
  page: readonly Place[],
  forGroupId: GroupId | null,
): PersonMatch[] {
  const ids = page.map(({ id }) => id);
  const described = describeMatches(queries, ids, forGroupId);
  return ids.flatMap((id) => described.get(id) ?? []);
}

/** People by their keys, with whether they are in the group. */
export function describeMatches(
  queries: QueryRunner,
  personRows: readonly RowId[],
  forGroupId: GroupId | null,
): Map<RowId, PersonMatch> {
  const ids = JSON.stringify(personRows);
  const isMember = sql<Flag>`EXISTS (
    SELECT 1 FROM membership AS m
    WHERE m.group_id = (SELECT g.id FROM roster_group AS g WHERE g.uid = ${forGroupId})
      AND m.person_id = p.id AND m.standing = ${sql.lit<Standing>('open')}
  )`;
  const rows = queries.all((db) =>
    db
      .selectFrom('person as p')
      .select(['p.id', 'p.uid', 'p.member_key', 'p.name', 'p.email', 'p.phone', 'p.status'])
      .select(isMember.as('is_member'))
      .where(sql<SqlBool>`p.id IN (SELECT value FROM json_each(${ids}))`),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.uid,
        memberKey: row.member_key,
        name: row.name,
        email: row.email,
        phone: row.phone,
        status: row.status,
        isMember: decodeFlag(row.is_member),
      },
    ]),
  );
}

/** The cursor is the last person of the page before. Somebody whose making was withdrawn meanwhile is no place any more. */
function placeOf(queries: QueryRunner, cursor: string): Place {
  const uid = personIdSchema.safeParse(cursor);
  if (!uid.success) throw badCursor();
  const [place] = queries.all((db) =>
    db.selectFrom('person').select(['search_text', 'id']).where('uid', '=', uid.data),
  );
  if (place === undefined) throw badCursor();
  return place;
}

/** Those of the ids that are people here. */
export function knownPeople(
  queries: QueryRunner,
  personIds: readonly PersonId[],
): ReadonlySet<PersonId> {
  const ids = JSON.stringify(personIds);
  const rows = queries.all((db) =>
    db
      .selectFrom('person')
      .select('uid')
      .where(sql<SqlBool>`uid IN (SELECT value FROM json_each(${ids}))`),
  );
  return new Set(rows.map(({ uid }) => uid));
}
