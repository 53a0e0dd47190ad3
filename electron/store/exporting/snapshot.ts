import type { Database } from 'better-sqlite3';
import type { Compilable } from 'kysely';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import { createQueryRunner } from '../database/queryRunner.ts';
import { explainError, explaining } from '../database/storeErrors.ts';

/** One moment of the store: what is committed meanwhile is not in it. */
export interface Snapshot {
  queries: QueryRunner;
  /** Row by row, so that few are held; SQLite's failures come out as MusterErrors. */
  stream<Row>(build: (db: QueryBuilder) => Compilable<Row>): Generator<Row>;
}

/** Moments of one connection, one at a time: beginning another ends the one before, with whatever still reads it. */
export function createSnapshots(database: Database) {
  const queries = createQueryRunner(database);
  const streams = new Set<Iterator<unknown>>();
  /** Of the moment that is open; null: none is. */
  let moment: symbol | null = null;

  function end(): void {
    if (moment === null) return;
    moment = null;
    // A transaction does not end while a query of it is open.
    for (const stream of streams) stream.return?.();
    streams.clear();
    database.exec('COMMIT');
  }

  return {
    begin(): Snapshot {
      end();
      explaining(() => database.exec('BEGIN'));
      const begun = Symbol('moment');
      moment = begun;
      const checkIsOpen = () => {
        // Rows of two moments in one file, or fewer than there are, would not be noticed.
        if (moment !== begun) throw new Error('This reading has ended.');
      };
      return {
        queries,
        *stream(build) {
          try {
            checkIsOpen();
            const rows = queries.iterate(build);
            streams.add(rows);
            try {
              yield* rows;
              checkIsOpen();
            } finally {
              streams.delete(rows);
            }
          } catch (error) {
            throw explainError(error);
          }
        },
      };
    },
    end,
  };
}
