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
 * Everything of the rows was sent and answered: they are acknowledged, but for those about people who were refused.
 * Only rows still marked as `sending` are touched: what was discarded, or edited in, meanwhile is not ours to end.
 */
export function acknowledge(lane: Lane, refused: ReadonlyMap<PersonId, StoredFailure>): LaneChange {
  const entries = sendingRows(lane).map((row) => {
    const guilty = peopleOf(row.command).find((personId) => refused.has(personId));
    const lastFailure = guilty === undefined ? null : (refused.get(guilty) ?? null);
    const state = lastFailure === null ? ('acked' as const) : ('parked' as const);
    return { seq: row.seq, state, nextAttemptAt: null, lastFailure };
  });
  return { entries };
}

/**
 * The server refused: what was being sent stays with its words until the user decides. What was edited in meanwhile
 * is such a decision, and stays queued.
 */
export function park(lane: Lane, lastFailure: StoredFailure): LaneChange {
  const sending = sendingRows(lane);
  return {
    entries: (sending.length > 0 ? sending : unsentRows(lane)).map(({ seq }) => ({
      seq,
      state: 'parked',
      nextAttemptAt: null,
      lastFailure,
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
  // A row that was being sent has counted this attempt already.
  const attemptsOf = ({ state, attempts }: OutboxEntry) =>
    state === 'sending' ? attempts : attempts + 1;
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
