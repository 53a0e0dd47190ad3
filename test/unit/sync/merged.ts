import { rowsAfter } from '#electron/sync/lane/laneRows.ts';
import { mergeRemote } from '#electron/sync/lane/mergeRemote.ts';
import type { OutboxEntry } from '#electron/sync/ports/store.ts';
import { rebase } from '#shared/commands/rebase.ts';
import type { GroupState } from '#shared/domain/group.ts';
import { lane, line } from './lanes.ts';

/** What a merge leaves: the rows that stay and their states, the conflicts, and what the screen shows. */
export function merged(base: GroupState | null, entries: OutboxEntry[], remote: GroupState | null) {
  const change = mergeRemote(lane(base, entries), remote);
  const left = rowsAfter(entries, change);
  const nextBase = change.base === undefined ? base : change.base;
  return {
    left: left.map(({ seq, state, command }) => `${seq} ${command.name} ${state}`),
    conflicts: change.conflicts ?? [],
    view: line(
      rebase(
        nextBase,
        left.map(({ command }) => command),
      ),
    ),
    base: change.base,
  };
}
