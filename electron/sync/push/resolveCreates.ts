import { instantOf } from '#shared/domain/time.ts';
import { mayBeThere } from '../lane/takeLane.ts';
import type { Answer, Run } from '../run.ts';
import { lookForOurGroup } from './lookForOurGroup.ts';

const endOfTime = instantOf(253_402_300_799_999);

/** Finds the ids of groups whose create was sent and never answered, where the server chooses ids. */
export async function resolveCreates(run: Run): Promise<Answer<null>> {
  const { store, remote, clock } = run;
  if (remote.capabilities.clientChosenGroupIds) return { ok: true, value: null };
  for (const groupId of [...store.lanesToPush(endOfTime), ...store.lanesWaitingForPeople()]) {
    const lane = store.readLane(groupId);
    if (lane === null || lane.remoteId !== null || !mayBeThere(lane)) continue;
    const found = await lookForOurGroup(run, lane);
    if (!found.ok) return found;
    const remoteId = found.value;
    if (remoteId !== null) {
      store.changeLane(groupId, undefined, () => ({ remoteId }), clock.now());
    }
  }
  return { ok: true, value: null };
}
