import type { PendingChange } from '#shared/domain/change.ts';
import type { Conflict } from '#shared/domain/conflict.ts';
import { needsDecision } from './changeEntries.ts';

/** What needs the user: a question with answers, or an edit that goes no further by itself. */
export type ChangeCard =
  | { key: string; kind: 'conflict'; conflict: Conflict; held: readonly PendingChange[] }
  | { key: string; kind: 'refused'; change: PendingChange };

export interface SortedChanges {
  cards: readonly ChangeCard[];
  waiting: readonly PendingChange[];
}

/**
 * Each edit in one place: inside the card of the conflict that holds it up, on a card of its own, or in the list of
 * what waits. `areInStep`: both lists are of the same moment. Otherwise an edit in conflict that no conflict names is
 * left out, because its question is on its way or just answered.
 */
export function sortChanges(
  changes: readonly PendingChange[],
  conflicts: readonly Conflict[],
  areInStep: boolean,
): SortedChanges {
  const byId = new Map<string, PendingChange>(changes.map((change) => [change.id, change]));
  const heldIds = new Set<string>(conflicts.flatMap(({ commandIds }) => commandIds));
  const free = changes.filter(({ id }) => !heldIds.has(id));
  return {
    cards: [
      ...conflicts.map(
        (conflict): ChangeCard => ({
          key: conflict.id,
          kind: 'conflict',
          conflict,
          held: conflict.commandIds.flatMap((id) => byId.get(id) ?? []),
        }),
      ),
      ...free
        .filter((change) => needsDecision(change) && (areInStep || change.state === 'parked'))
        .map((change): ChangeCard => ({ key: change.id, kind: 'refused', change })),
    ],
    waiting: free.filter((change) => !needsDecision(change)),
  };
}
