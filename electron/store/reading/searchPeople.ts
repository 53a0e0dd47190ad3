import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { type GroupId, type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import type { PersonMatch } from '#shared/ipc/methods/people.ts';
import { decodeFlag } from '../codecs.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import type { Flag, RowId, Schema, Standing } from '../schema.ts';
import { type SearchTerms, searchTerms } from '../text/searchTerms.ts';
import type { PageRequest } from '../workspaceStore.ts';
import { badCursor } from './pageCursor.ts';
import { matchesPattern } from './textConditions.ts';

/**
 * Up to so many matches are fetched by the trigram index and sorted. With more, reading all search texts in order
 * of name is cheaper: one person in ten matches, so the page is full soon. Never ordered by rank, which has to
 * look at every match.
 */
const manyMatches = 10_000;

/** People whose name, e-mail or phone hold every word of the text, by name; no words: everybody. */
export function searchPeople(
  queries: QueryRunner,
  request: PageRequest & { text: string; forGroupId: GroupId | null },
): Page<PersonMatch> {
  const { limit, cursor, forGroupId } = request;
  const terms = searchTerms(request.text);
  const found = terms.match === null ? null : countMatches(queries, terms.match);
  const match = found !== null && found <= manyMatches ? terms.match : null;
  const from = (db: QueryBuilder) =>
    match === null ? scanned(db, terms.patterns) : matched(db, match, terms);
  const after = cursor === null ? null : placeOf(queries, cursor);

  const rows = queries.all((db) => selectPage(db, from(db), after, limit + 1, forGroupId));
  const items = rows.slice(0, limit).map((row) => ({
    id: row.uid,
    memberKey: row.member_key,
    name: row.name,
    email: row.email,
    phone: row.phone,
    status: row.status,
    isMember: decodeFlag(row.is_member),
  }));
  const hasMore = rows.length > limit;
  return {
    items,
    nextCursor: hasMore ? (items.at(-1)?.id ?? null) : null,
    total: after === null && !hasMore ? rows.length : count(queries, from),
  };
}

type PeopleSelect = SelectQueryBuilder<Schema & { p: Schema['person'] }, 'p', Record<never, never>>;

/** Counts what the trigrams find, and stops where it is many. */
function countMatches(queries: QueryRunner, match: string): number {
  const [counted] = queries.all((db) =>
    db
      .selectFrom((eb) =>
        eb
          .selectFrom('person_search')
          .select('rowid')
          .where(sql<SqlBool>`person_search MATCH ${match}`)
          .limit(manyMatches + 1)
          .as('some'),
      )
      .select((eb) => eb.fn.countAll<number>().as('total')),
  );
  return counted?.total ?? 0;
}

/** By the trigram index; the words that are too short for it are looked for in what it finds. */
function matched(db: QueryBuilder, match: string, { shortPatterns }: SearchTerms): PeopleSelect {
  let query: PeopleSelect = db
    .selectFrom('person as p')
    .where(
      sql<SqlBool>`p.id IN (SELECT rowid FROM person_search WHERE person_search MATCH ${match})`,
    )
    // Always true, and unusable for the index that the order would suggest: a few rows are fetched and sorted.
    .where(sql<SqlBool>`+p.search_text IS NOT NULL`);
  for (const pattern of shortPatterns)
    query = query.where(matchesPattern('p.search_text', pattern));
  return query;
}

/** Through the index that holds every search text in order of name. */
function scanned(db: QueryBuilder, patterns: readonly string[]): PeopleSelect {
  let query: PeopleSelect = db.selectFrom('person as p');
  for (const pattern of patterns) query = query.where(matchesPattern('p.search_text', pattern));
  return query;
}
