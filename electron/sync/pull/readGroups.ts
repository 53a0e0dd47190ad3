import { type Answer, aborted, type Run } from '../run.ts';
import { failsPage, type GroupRead, isGone } from './gatherGroupPage.ts';
import { mapWithLimit } from './mapWithLimit.ts';

/** Groups read at the same time. */
const readsAtOnce = 4;

/** Reads groups a few at a time, and stops early when one fails in a way that all would. */
export async function readGroups(
  { remote, signal, kept, clock }: Run,
  remoteIds: readonly string[],
  onRead: () => void,
): Promise<Answer<GroupRead[]>> {
  const reads = await mapWithLimit(
    remoteIds,
    readsAtOnce,
    async (remoteId) => {
      const before = kept.find(remoteId, clock.nowMs());
      const result = before ?? (await remote.getGroup(remoteId, signal));
      if (before === undefined && (result.ok || isGone(result.failure))) {
        kept.keep(remoteId, result, clock.nowMs());
      }
      onRead();
      return { remoteId, result };
    },
    ({ result }) => signal.aborted || (!result.ok && failsPage(result.failure)),
  );
  return signal.aborted ? aborted : { ok: true, value: reads };
}
