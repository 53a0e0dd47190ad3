import { type SqlBool, sql } from 'kysely';

/** `column LIKE pattern`, with a backslash before what shall not be syntax. */
export function matchesPattern(column: string, pattern: string) {
  return sql<SqlBool>`${sql.ref(column)} LIKE ${pattern} ESCAPE '\\'`;
}
