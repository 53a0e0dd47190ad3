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
 * Above so many matches, fetching and sorting them costs more than reading all search texts in order of name,
 * which stops as soon as the page is full (measured with 100,000 people).
 */
const fewMatches = 2000;

/** People whose name, e-mail or phone hold every word of the text, by name; no words: everybody. */
export function searchPeople(
  queries: QueryRunner,
  request: PageRequest & { text: string; forGroupId: GroupId | null },
): Page<PersonMatch> {
  const terms = searchTerms(request.text);
  const match = terms.match !== null && hasFew(queries, terms.match) ? terms.match : null;
  const from = (db: QueryBuilder) =>
    match === null ? scanned(db, terms.patterns) : matched(db, match, terms);
  const after = request.cursor === null ? null : placeOf(queries, request.cursor);
  const total = count(queries, from);
  const rows = queries.all((db) => {
    const page = from(db)
      .select(['p.id', 'p.uid', 'p.member_key', 'p.name', 'p.email', 'p.phone', 'p.status'])
      .select(isMember(request.forGroupId))
      // The plus keeps SQLite from walking the whole index where the trigrams have found a few.
      .orderBy(match === null ? sql`p.search_text` : sql`+p.search_text`)
      .orderBy('p.id')
      .limit(request.limit + 1);
    if (after === null) return page;
    return page.where(sql<SqlBool>`(p.search_text, p.id) > (${after.search_text}, ${after.id})`);
  });
  const items = rows.slice(0, request.limit).map((row) => ({
    id: row.uid,
    memberKey: row.member_key,
    name: row.name,
    email: row.email,
    phone: row.phone,
    status: row.status,
    isMember: decodeFlag(row.is_member),
  }));
  const nextCursor = rows.length > request.limit ? (items.at(-1)?.id ?? null) : null;
  return { items, nextCursor, total };
}

type PeopleSelect = SelectQueryBuilder<Schema & { p: Schema['person'] }, 'p', Record<never, never>>;

function hasFew(queries: QueryRunner, match: string): boolean {
  const [counted] = queries.all((db) =>
    db
      .selectFrom((eb) =>
        eb
          .selectFrom('person_search')
          .select('rowid')
          .where(sql<SqlBool>`person_search MATCH ${match}`)
          .limit(fewMatches + 1)
          .as('some'),
      )
      .select((eb) => eb.fn.countAll<number>().as('total')),
  );
  return (counted?.total ?? 0) <= fewMatches;
}

/** By the trigram index; the words that are too short for it are looked for in what it finds. */
function matched(db: QueryBuilder, match: string, { shortPatterns }: SearchTerms): PeopleSelect {
  let query: PeopleSelect = db
    .selectFrom('person as p')
    .where(
      sql<SqlBool>`p.id IN (SELECT rowid FROM person_search WHERE person_search MATCH ${match})`,
    );
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

function count(queries: QueryRunner, from: (db: QueryBuilder) => PeopleSelect): number {
  const [counted] = queries.all((db) =>
    from(db).select((eb) => eb.fn.countAll<number>().as('total')),
  );
  return counted?.total ?? 0;
}

function isMember(forGroupId: GroupId | null) {
  return sql<Flag>`EXISTS (
    SELECT 1 FROM membership AS m
    WHERE m.group_id = (SELECT g.id FROM roster_group AS g WHERE g.uid = ${forGroupId})
      AND m.person_id = p.id AND m.standing = ${sql.lit<Standing>('open')}
  )`.as('is_member');
}

/** The cursor is the last person of the page before; people are never deleted, so the place is always there. */
function placeOf(queries: QueryRunner, cursor: string): { search_text: string; id: RowId } {
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
  const rows = queries.all((db) =>
    db
      .selectFrom('person')
      .select('uid')
      .where(sql<SqlBool>`uid IN (SELECT value FROM json_each(${JSON.stringify(personIds)}))`),
  );
  return new Set(rows.map(({ uid }) => uid));
}
