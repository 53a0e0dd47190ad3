import type { Instant } from '#shared/domain/time.ts';
import { decodeInstantOrNull, encodeInstantOrNull } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';

export interface FeedRow {
  /** Where to go on, and since when. */
  cursor: string | null;
  movedAt: Instant | null;
  /** What the full pull under way hands over. */
  nextCursor: string | null;
  nextAt: Instant | null;
  /** When the feed was last read to its end since the last full pull. */
  readAt: Instant | null;
}

/** The one row about the server's change feed. */
export interface FeedRows {
  read(): FeedRow;
  write(row: FeedRow): void;
}

const untouched: FeedRow = {
  cursor: null,
  movedAt: null,
  nextCursor: null,
  nextAt: null,
  readAt: null,
};

export function createFeedRows(queries: QueryRunner): FeedRows {
  const read = queries.prepare((_: Record<never, never>, db) =>
    db
      .selectFrom('change_feed')
      .select(['cursor', 'moved_at', 'next_cursor', 'next_at', 'read_at'])
      .where('id', '=', 1),
  );
  const write = queries.prepare(
    (
      p: {
        cursor: string | null;
        movedAt: number | null;
        nextCursor: string | null;
        nextAt: number | null;
        readAt: number | null;
      },
      db,
    ) => {
      const columns = {
        cursor: p.cursor,
        moved_at: p.movedAt,
        next_cursor: p.nextCursor,
        next_at: p.nextAt,
        read_at: p.readAt,
      };
      return db
        .insertInto('change_feed')
        .values({ id: 1, ...columns })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(columns));
    },
  );

  return {
    read() {
      const row = read.get({});
      if (row === undefined) return untouched;
      return {
        cursor: row.cursor,
        movedAt: decodeInstantOrNull(row.moved_at),
        nextCursor: row.next_cursor,
        nextAt: decodeInstantOrNull(row.next_at),
        readAt: decodeInstantOrNull(row.read_at),
      };
    },
    write({ cursor, movedAt, nextCursor, nextAt, readAt }) {
      write.run({
        cursor,
        movedAt: encodeInstantOrNull(movedAt),
        nextCursor,
        nextAt: encodeInstantOrNull(nextAt),
        readAt: encodeInstantOrNull(readAt),
      });
    },
  };
}
