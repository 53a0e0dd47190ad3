import type { GroupState } from '#shared/domain/group.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Lane, LaneChange, OutboxEntry } from '../ports/store.ts';
import { heldWith, holdBack, isHeldBack } from './heldBack.ts';
import { replay, rowsAfter } from './laneRows.ts';
import { mergeDeleted } from './mergeDeleted.ts';
import { mergeRemote } from './mergeRemote.ts';

/** What is about to be sent for one group: the rows behind it, and the way from the server's copy to the wish. */
export interface LaneWork {
  rows: readonly OutboxEntry[];
  from: GroupState | null;
  wish: GroupState | null;
}

/** May the server have this group? If so, it is read before it is changed. */
export function mayBeThere({ base, entries }: Lane): boolean {
  if (base !== null) return true;
  const creation = entries.find(({ command }) => command.name === 'createGroup');
  return creation === undefined || creation.attempts > 0;
}

/**
 * Takes a group's queue for sending: merges the copy just read (undefined: none was read, the group is new), and
 * marks as `sending` everything that goes now. Rows refused before go along as soon as there is a newer edit of
 * the group: that edit is the user's decision, and only all rows together say what is wanted. Rows held back do not.
 * `work` is null when nothing is to be sent.
 */
export function takeLane(
  lane: Lane,
  remote: GroupState | null | undefined,
  now: Instant,
): { change: LaneChange; work: LaneWork | null } {
  const merged = remote === undefined ? takeNew(lane) : mergeRemote(lane, remote);
  const from = remote === undefined ? null : remote;
  const open = rowsAfter(lane.entries, merged).filter(
    ({ state }) => state !== 'conflict' && state !== 'acked',
  );
  const held = open.filter(isHeldBack);
  const waiting = heldWith(held, open, from !== null);
  const change = holdBack(merged, waiting, held[0]?.lastFailure ?? null);
  const rows = open.filter((row) => !waiting.includes(row));
  if (!rows.some((row) => isDue(row, now))) return { change, work: null };

  const sent = new Map(rows.map((row) => [row.seq, row]));
  const entries = [
    // A parked row may have been narrowed by the merge: that stays, its state does not.
    ...(change.entries ?? []).filter(({ seq }) => !sent.has(seq)),
    ...rows.map(({ seq, attempts }) => {
      const intent = change.entries?.find((entry) => entry.seq === seq)?.intent;
      const marked = { seq, state: 'sending' as const, attempts: attempts + 1 };
      return intent === undefined ? marked : { ...marked, intent };
    }),
  ];
  return {
    change: { ...change, entries },
    work: { rows, from, wish: replay(from, rows) },
  };
}

/** A group never sent: created and deleted again here, nothing of it remains to be sent. */
function takeNew(lane: Lane): LaneChange {
  return replay(null, lane.entries) === null ? mergeDeleted(lane) : {};
}

function isDue({ state, nextAttemptAt }: OutboxEntry, now: Instant): boolean {
  // No two requests of ours overlap, so a row found `sending` is one whose sending was cut off.
  if (state === 'queued' || state === 'sending') return true;
  return state === 'waiting' && (nextAttemptAt === null || nextAttemptAt <= now);
}
