import type { PersonId } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';
import { backoffDelayMs } from '../backoff.ts';
import type { RemoteFailure } from '../ports/remote.ts';
import type { Lane, LaneChange, NewConflict, OutboxEntry, StoredFailure } from '../ports/store.ts';
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

/** A group that others have filled: people who were not sent, and its sizes as known, as wanted and as found. */
export interface Overflow {
  people: readonly PersonId[];
  base: number;
  mine: number;
  theirs: number;
}

/**
 * Everything of the rows was sent and answered: they are acknowledged, but for those about people who were refused, and
 * those that concern somebody together with them. These stay in their order until the copy read back tells what is left
 * of each. Only rows still marked as `sending` are touched: what was edited in meanwhile is not ours to end. People for
 * whom there was no room are a conflict: somebody else has taken it.
 */
export function acknowledge(
  lane: Lane,
  refused: ReadonlyMap<PersonId, StoredFailure>,
  overflow: Overflow | null,
): LaneChange {
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
    conflicts: overflow === null ? [] : groupFull([...parked], overflow),
  };
}

function groupFull(
  parked: readonly OutboxEntry[],
  { people, base, mine, theirs }: Overflow,
): NewConflict[] {
  const seqs = parked
    .filter(({ command }) => peopleOf(command).some((personId) => people.includes(personId)))
    .map(({ seq }) => seq);
  return seqs.length === 0 ? [] : [{ kind: 'groupFull', seqs, base, mine, theirs }];
}

/**
 * The server refused: what was being sent stays with its words until the user decides. What was edited in meanwhile
 * is such a decision, and stays queued. With `isNotThere` the server refused to make the group: it is as if never
 * sent, and a group found there by its name later is somebody else's. A group that is there and may not be edited any
 * more is a conflict: the permission was taken away there.
 */
export function park(
  lane: Lane,
  lastFailure: StoredFailure,
  { isNotThere }: { isNotThere: boolean },
): LaneChange {
  const sending = sendingRows(lane);
  const seqs = (sending.length > 0 ? sending : unsentRows(lane)).map(({ seq }) => seq);
  const isForbidden = lastFailure.status === 403 && !isNotThere && seqs.length > 0;
  const theirs = lastFailure.serverMessage;
  return {
    entries: seqs.map((seq) => ({
      seq,
      state: 'parked',
      nextAttemptAt: null,
      lastFailure,
      ...(isNotThere ? { attempts: 0 } : {}),
    })),
    conflicts: isForbidden
      ? [{ kind: 'permissionLost', seqs, base: null, mine: null, theirs }]
      : [],
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
