import type { PersonId } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';
import { backoffDelayMs } from '../backoff.ts';
import type { RemoteFailure } from '../ports/remote.ts';
import type { Lane, LaneChange, OutboxEntry, StoredFailure } from '../ports/store.ts';
import { peopleOf } from './laneRows.ts';

/** A failure as it is kept beside a row. */
export function storedFailure({
  kind,
  status,
  serverMessage,
  serverCode,
}: RemoteFailure): StoredFailure {
  return { kind, status, serverMessage, serverCode };
}

/**
 * Everything of the rows was sent and answered: they are acknowledged, but for those about people who were refused, and
 * those that concern somebody together with them. These stay in their order until the copy read back tells what is left
 * of each. Only rows still marked as `sending` are touched: what was edited in meanwhile is not ours to end.
 */
export function acknowledge(lane: Lane, refused: ReadonlyMap<PersonId, StoredFailure>): LaneChange {
  const rows = sendingRows(lane);
  const guilty = new Set(refused.keys());
  const parked = new Set<OutboxEntry>();
  for (let size = -1; size !== parked.size; ) {
    size = parked.size;
    for (const row of rows) {
      const people = peopleOf(row.command);
      if (parked.has(row) || !people.some((personId) => guilty.has(personId))) continue;
      parked.add(row);
      for (const personId of people) guilty.add(personId);
    }
  }
  const words = [...refused.values()][0] ?? null;
  return {
    entries: rows.map((row) => {
      const own = peopleOf(row.command).find((personId) => refused.has(personId));
      const lastFailure = (own === undefined ? undefined : refused.get(own)) ?? words;
      return parked.has(row)
        ? { seq: row.seq, state: 'parked', nextAttemptAt: null, lastFailure }
        : { seq: row.seq, state: 'acked', nextAttemptAt: null, lastFailure: null };
    }),
  };
}

/**
 * The server refused: what was being sent stays with its words until the user decides. What was edited in meanwhile
 * is such a decision, and stays queued. With `isNotThere` the server refused to make the group: it is as if never
 * sent, and a group found there by its name later is somebody else's.
 */
export function park(lane: Lane, lastFailure: StoredFailure, isNotThere: boolean): LaneChange {
  const sending = sendingRows(lane);
  return {
    entries: (sending.length > 0 ? sending : unsentRows(lane)).map(({ seq }) => ({
      seq,
      state: 'parked',
      nextAttemptAt: null,
      lastFailure,
      ...(isNotThere ? { attempts: 0 } : {}),
    })),
  };
}

/** Nothing was decided: back in the queue, as it was. */
export function putBack(lane: Lane, lastFailure: StoredFailure | null): LaneChange {
  return {
    entries: sendingRows(lane).map(({ seq }) => ({
      seq,
      state: 'queued',
      nextAttemptAt: null,
      ...(lastFailure === null ? {} : { lastFailure }),
    })),
  };
}

/** This group has trouble of its own: its whole queue waits, and other groups go on. */
export function postpone(
  lane: Lane,
  lastFailure: StoredFailure | null,
  { nowMs, chance }: { nowMs: number; chance: number },
): LaneChange {
  const rows = unsentRows(lane);
  // What was being sent has counted this attempt already, and what came in meanwhile was no part of it. When nothing
  // was sent, because reading failed, it was everybody's attempt.
  const wasSending = rows.some(({ state }) => state === 'sending');
  const attemptsOf = ({ attempts }: OutboxEntry) => (wasSending ? attempts : attempts + 1);
  const failures = Math.max(1, ...rows.map(attemptsOf));
  const nextAttemptAt = instantOf(nowMs + backoffDelayMs(failures, chance));
  return {
    entries: rows.map((row) => ({
      seq: row.seq,
      state: 'waiting',
      attempts: attemptsOf(row),
      nextAttemptAt,
      ...(lastFailure === null ? {} : { lastFailure }),
    })),
  };
}

function sendingRows({ entries }: Lane): OutboxEntry[] {
  return entries.filter(({ state }) => state === 'sending');
}

function unsentRows({ entries }: Lane): OutboxEntry[] {
  return entries.filter(
    ({ state }) => state === 'sending' || state === 'queued' || state === 'waiting',
  );
}
