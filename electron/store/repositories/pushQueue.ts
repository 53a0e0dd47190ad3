import type { GroupId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { decodeInstantOrNull, encodeInstant } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';

/** The outbox seen as a whole: whose turn it is, and when the next turn comes. */
export interface PushQueue {
  /** Returns the groups of the rows that were being sent when the process ended. */
  sendingToQueued(): GroupId[];
  /** Groups with a row that may be sent now: those with the fewest failed attempts first, then the oldest row. */
  groupsToPush(now: Instant): GroupId[];
  /** `except`: groups that are not counted. */
  earliestWaiting(except: ReadonlySet<GroupId>): Instant | null;
}

export function createPushQueue(queries: QueryRunner): PushQueue {
  const sendingGroups = queries.prepare((_: Record<never, never>, db) =>
    db
      .selectFrom('outbox as o')
      .innerJoin('roster_group as g', 'g.id', 'o.group_id')
      .select('g.uid')
      .where('o.state', '=', 'sending'),
  );
  const requeueSending = queries.prepare((_: Record<never, never>, db) =>
    db.updateTable('outbox').set({ state: 'queued' }).where('state', '=', 'sending'),
  );
  const groupsToPush = queries.prepare((p: { now: number }, db) =>
    db
      .selectFrom('outbox as o')
      .innerJoin('roster_group as g', 'g.id', 'o.group_id')
      .select('g.uid')
      .where((eb) =>
        eb.or([
          eb('o.state', '=', 'queued'),
          eb.and([
            eb('o.state', '=', 'waiting'),
            eb.or([eb('o.next_attempt_at', 'is', null), eb('o.next_attempt_at', '<=', p.now)]),
          ]),
        ]),
      )
      .groupBy('o.group_id')
      // Who is in trouble comes last: a few such groups must not keep the healthy ones from their turn (P6).
      .orderBy((eb) => eb.fn.max('o.attempts'))
      .orderBy((eb) => eb.fn.min('o.seq')),
  );
  const waitingGroups = queries.prepare((_: Record<never, never>, db) =>
    db
      .selectFrom('outbox as o')
      .innerJoin('roster_group as g', 'g.id', 'o.group_id')
      .select('g.uid')
      .select((eb) => eb.fn.min<number | null>('o.next_attempt_at').as('at'))
      .where('o.state', '=', 'waiting')
      .groupBy('o.group_id')
      .orderBy('at'),
  );

  return {
    sendingToQueued() {
      const groups = sendingGroups.all({}).map(({ uid }) => uid);
      requeueSending.run({});
      return groups;
    },
    groupsToPush: (now) => groupsToPush.all({ now: encodeInstant(now) }).map(({ uid }) => uid),
    earliestWaiting(except) {
      const first = waitingGroups.all({}).find(({ uid, at }) => at !== null && !except.has(uid));
      return decodeInstantOrNull(first?.at ?? null);
    },
  };
}
