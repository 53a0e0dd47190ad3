import type { PendingChange } from '#shared/domain/change.ts';
import { call } from '../../ipc/call.ts';
import { type Sentence, textOf } from '../../ui/sentence.ts';
import { showDone, showFailure } from '../../ui/toasts.tsx';

/** Puts changes back in the queue, in their order; false when one was not. */
export async function retryChanges(
  changes: readonly PendingChange[],
  what: Sentence,
): Promise<boolean> {
  for (const change of changes) {
    const result = await call('changes.retry', { commandId: change.id });
    if (!result.ok) {
      showFailure(`“${textOf(what)}” was not put back`, result.error);
      return false;
    }
  }
  showDone(['Will be sent again: ', ...what]);
  return true;
}

/** Gives changes up, the last first, so that none is replayed on one that is gone; false when one was not. */
export async function discardChanges(
  changes: readonly PendingChange[],
  what: Sentence,
): Promise<boolean> {
  for (const change of changes.toReversed()) {
    const result = await call('changes.discard', { commandId: change.id });
    if (!result.ok) {
      showFailure(`“${textOf(what)}” was not discarded`, result.error);
      return false;
    }
  }
  showDone(['Discarded: ', ...what]);
  return true;
}
