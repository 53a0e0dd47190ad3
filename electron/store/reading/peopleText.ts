import { type SqlBool, sql } from 'kysely';
import type { QueryRunner } from '../database/queryRunner.ts';
import { searchTerms } from '../text/searchTerms.ts';

/*
 * Two ways to find people by a text, both in order of name and never of rank, which has to look at every match (measured
 * with 100,000 people; a search has to take less than 16 ms):
 * - few matches: the trigram index finds them, they are fetched and sorted; 1 ms for every thousand;
 * - many, or words too short for trigrams: the index that holds every search text is read in order of name until the
 *   page is full, and the rest only counted; once through everything is 6 to 9 ms.
 */
const fewMatches = 4000;

/** The trigrams count a thousand in 0.2 ms: up to here that is less than reading on through the texts. */
const countedMatches = 20_000;

/** How a text is looked for. */
export interface TextSearch {
  /** LIKE patterns that all have to match. */
  patterns: readonly string[];
  /** Where the trigrams find few: what they are asked for, and what is left to be matched. */
  few: { match: string; patterns: readonly string[] } | null;
  /** How many people have the text, whatever their status; null where that is still to be counted. */
  found: number | null;
}

export function planTextSearch(queries: QueryRunner, text: string): TextSearch {
  const { patterns, match, shortPatterns } = searchTerms(text);
  if (match === null) return { patterns, few: null, found: null };
  const { counted, expected } = countFew(queries, match);
  const isExact = shortPatterns.length === 0;
  if (counted <= fewMatches) {
    const few = { match, patterns: shortPatterns };
    return { patterns, few, found: isExact ? counted : null };
  }
  const isCounted = isExact && expected <= countedMatches;
  return { patterns, few: null, found: isCounted ? countAll(queries, match) : null };
}

/** Whom the trigrams find, of a query over `person as p`. */
export function isFoundBy(match: string) {
  return sql<SqlBool>`p.id IN (
    SELECT rowid FROM person_search WHERE person_search MATCH ${match}
  )`;
}

/**
 * How many the trigrams find, as far as they are few; and how many are to be expected: rows are in no order of name, so
 * what was found up to a row goes on as it began.
 */
function countFew(queries: QueryRunner, match: string): { counted: number; expected: number } {
  const [row] = queries.all((db) =>
    db
      .selectFrom((eb) =>
        eb
          .selectFrom('person_search')
          .select('rowid')
          .where(sql<SqlBool>`person_search MATCH ${match}`)
          .limit(fewMatches + 1)
          .as('some'),
      )
      .select((eb) => eb.fn.countAll<number>().as('counted'))
      .select((eb) => eb.fn.max<number | null>('rowid').as('reached'))
      .select((eb) =>
        eb
          .selectFrom('person')
          .select((inner) => inner.fn.max<number | null>('id').as('last'))
          .as('last'),
      ),
  );
  const { counted = 0, reached = null, last = null } = row ?? {};
  return { counted, expected: (counted * (last ?? 0)) / Math.max(1, reached ?? 0) };
}

function countAll(queries: QueryRunner, match: string): number {
  const [total] = queries.column((db) =>
    db
      .selectFrom('person_search')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where(sql<SqlBool>`person_search MATCH ${match}`),
  );
  return total ?? 0;
}
