import type { GroupState } from '#shared/domain/group.ts';
import type { DecideLane, Lane, LaneChange } from '../ports/store.ts';
import { containedRows, supersededConflicts } from './containedRows.ts';
import { detectConflicts } from './detectConflicts.ts';
import { replay } from './laneRows.ts';
import { mergeDeleted } from './mergeDeleted.ts';
import { narrowParked } from './narrowParked.ts';

/**
 * What a copy read from the server means for a group's queue. The copy becomes the new base; then
 * - acknowledged rows leave. They leave even when the copy shows something else: the server had them, so somebody
 *   has changed the same thing again since, and that is the newer change. This holds because the engine never
 *   reads while it writes, so every copy read while a row is `acked` was read after the acknowledgement;
 * - rows whose effect is in the copy leave, whoever brought it about;
 * - rows that change what was changed there too become conflicts, and nothing of theirs or ours is lost;
 * - all others stay and are replayed on the new copy (I1).
 */
export const mergeRemote: DecideLane = (lane, remote) => {
  if (remote === undefined) return {};
  if (lane.entries.length === 0) return { base: remote };
  return remote === null ? mergeDeleted(lane) : mergePresent(lane, remote);
};

function mergePresent({ base, entries }: Lane, remote: GroupState): LaneChange {
  const acked = entries.filter(({ state }) => state === 'acked');
  const open = entries.filter(({ state }) => state !== 'acked' && state !== 'conflict');

  const conflicts = detectConflicts({ expected: replay(base, acked), remote, rows: open });
  const inConflict = new Set(conflicts.flatMap(({ seqs }) => seqs));
  const pending = open.filter(({ seq }) => !inConflict.has(seq));

  const contained = containedRows(remote, pending);
  const settled = new Set([...acked, ...contained].map(({ seq }) => seq));
  const left = pending.filter(({ seq }) => !settled.has(seq));
  for (const { seq } of supersededConflicts(entries, settled)) settled.add(seq);

  return {
    base: remote,
    settled: [...settled],
    entries: [
      ...[...inConflict].map((seq) => ({ seq, state: 'conflict' as const })),
      ...narrowParked(remote, left).map(({ seq, intent }) => ({
        seq,
        state: 'parked' as const,
        intent,
      })),
    ],
    conflicts,
  };
}
