import { type SqlBool, sql } from 'kysely';
import type { QueryRunner } from '../database/queryRunner.ts';
import { searchTerms } from '../text/searchTerms.ts';

/*
 * Two ways to find people by a text, both in order of name and never of rank, which has to look at every match (measured
 * with 100,000 people; a search has to take less than 16 ms):
 * - few matches: the trigram index finds them, they are fetched and sorted; 1 ms for every thousand;
 * - many, or words too short for trigrams: the index that holds every search text is read in order of name until the
 *   page is full, and the rest only counted; once through everything is 6 to 9 ms. That they are many is known when the
 *   trigrams have found one more than a few: going on to count them there costs as much as reading the texts.
 */
const fewMatches = 4000;

/** How a text is looked for. */
export interface TextSearch {
  /** LIKE patterns that all have to match. */
  patterns: readonly string[];
  /** Where the trigrams find few: what they are asked for, how many they find, and what is left to be matched. */
  few: { match: string; found: number; patterns: readonly string[] } | null;
}

export function planTextSearch(queries: QueryRunner, text: string): TextSearch {
  const { patterns, match, shortPatterns } = searchTerms(text);
  const found = match === null ? null : countFew(queries, match);
  const isFew = match !== null && found !== null;
  return { patterns, few: isFew ? { match, found, patterns: shortPatterns } : null };
}

/** Whom the trigrams find, of a query over `person as p`. */
export function isFoundBy(match: string) {
  return sql<SqlBool>`p.id IN (
    SELECT rowid FROM person_search WHERE person_search MATCH ${match}
  )`;
}

/** How many the trigrams find; null where they are many, which is known before all of them are counted. */
function countFew(queries: QueryRunner, match: string): number | null {
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
  const total = counted?.total ?? 0;
  return total > fewMatches ? null : total;
}
