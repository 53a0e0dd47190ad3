import type { GroupState } from '#shared/domain/group.ts';
import type { DecideLane, Lane, LaneChange } from '../ports/store.ts';
import { detectConflicts } from './detectConflicts.ts';
import { heldByConflicts } from './heldByConflicts.ts';
import { replay } from './laneRows.ts';
import { mergeDeleted } from './mergeDeleted.ts';
import { settleAspects } from './settleAspects.ts';
import { supersededConflicts } from './supersededConflicts.ts';

/**
 * What a copy read from the server means for a group's queue. The copy becomes the new base; then
 * - acknowledged rows leave. They leave even when the copy shows something else: the server had them, so somebody
 *   has changed the same thing again since, and that is the newer change. This holds because the engine never
 *   reads while it writes, so every copy read while a row is `acked` was read after the acknowledgement;
 * - what the copy shows of the other rows is done, whoever brought it about: such rows leave, or keep what is left;
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

  const found = detectConflicts({ expected: replay(base, acked), remote, rows: open });
  const conflicts = [...found, ...heldByConflicts(entries, open, remote)];
  const inConflict = new Set(conflicts.flatMap(({ seqs }) => seqs));
  const pending = open.filter(({ seq }) => !inConflict.has(seq));

  const contained = settleAspects(remote, pending);
  const superseded = supersededConflicts(entries, {
    field: (row, field) =>
      row.state === 'acked' || (pending.includes(row) && contained.isDone(field)),
    person: (row, personId) =>
      row.state === 'acked' || (pending.includes(row) && contained.isSettled(personId)),
  });
  return {
    base: remote,
    settled: [...acked, ...contained.rows, ...superseded.rows].map(({ seq }) => seq),
    entries: [
      ...[...inConflict].map((seq) => ({ seq, state: 'conflict' as const })),
      ...[...contained.narrowed, ...superseded.narrowed].map(({ row: { seq, state }, intent }) => ({
        seq,
        state,
        intent,
      })),
    ],
    conflicts,
  };
}
