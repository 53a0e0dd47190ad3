import type { Lane, LaneChange } from '../ports/store.ts';
import { replay } from './laneRows.ts';

/**
 * The server has no such group. With nothing of ours open, that is simply so. Otherwise (P3) the copy we had is
 * kept beside the edits, all of them, and somebody decides. Acknowledged rows are kept with it: leaving the outbox
 * takes a copy that holds them, and the kept one is older.
 */
export function mergeDeleted(lane: Lane): LaneChange {
  const { entries, base } = lane;
  const lastDelete = entries.findLastIndex(({ command }) => command.name === 'deleteGroup');
  if (lastDelete >= 0) {
    // Both sides deleted it, or ours went through: everything up to there is as wanted.
    return { base: null, settled: entries.slice(0, lastDelete + 1).map(({ seq }) => seq) };
  }
  const isNotThereYet =
    base === null &&
    entries.some(({ command, state }) => command.name === 'createGroup' && state !== 'acked');
  if (isNotThereYet) return {};

  if (entries.every(({ state }) => state === 'acked')) {
    return { base: null, settled: entries.map(({ seq }) => seq) };
  }
  const fresh = entries.filter(({ state }) => state !== 'conflict');
  if (fresh.length === 0) return {};
  const seqs = fresh.map(({ seq }) => seq);
  return {
    entries: seqs.map((seq) => ({ seq, state: 'conflict' as const })),
    conflicts: [
      {
        kind: 'groupDeleted',
        seqs,
        base: base?.fields.name ?? null,
        mine: replay(base, entries)?.fields.name ?? null,
        theirs: null,
      },
    ],
  };
}
