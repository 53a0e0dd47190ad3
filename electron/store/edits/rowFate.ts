import type { CommandId, EditId } from '#shared/domain/ids.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import type { Rows } from '../repositories/rows.ts';

/**
 * What became of a command since it was put into the queue: `here`, not tried since; `tried`, in the outbox though it
 * may have reached the server; `on its way`, being sent or accepted; `sent`; `given up`, discarded or undone.
 */
export type Fate = 'here' | 'tried' | 'on its way' | 'sent' | 'given up';

/** `attempts`: how often it had been tried by then. */
export function fateOf(
  rows: Rows,
  { entries }: StoredLane,
  { id, editId, attempts }: { id: CommandId; editId: EditId; attempts: number },
): Fate {
  const entry = entries.find(({ command }) => command.id === id);
  if (entry !== undefined) {
    if (entry.state === 'sending' || entry.state === 'acked') return 'on its way';
    return entry.attempts === attempts ? 'here' : 'tried';
  }
  const edit = rows.edits.byUid(editId);
  const copy =
    edit && rows.activity.commandsOf(edit.id).find(({ commandUid }) => commandUid === id);
  return copy?.outcome === 'sent' ? 'sent' : 'given up';
}
