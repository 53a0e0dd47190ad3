import { mergeRemote } from '../lane/mergeRemote.ts';
import type { Lane } from '../ports/store.ts';
import { type Answer, ask, type Run } from '../run.ts';
import { failsPage } from './gatherGroupPage.ts';

/**
 * What became of the group on the screen. `inDoubt`: the server answers for it with "no such group", a refusal or
 * something unreadable; what that means is for a whole pull to tell, which sees the list as well.
 */
export type Refreshed = 'skipped' | 'read' | 'inDoubt';

/** Has the server a copy of this group that may be read before anything else? */
export function isRefreshable(lane: Lane | null): lane is Lane & { remoteId: string } {
  return lane !== null && lane.remoteId !== null && lane.base !== null;
}

/** Reads the group on the screen and merges it. Fails only where any other request would have failed as well. */
export async function refreshFocused(run: Run): Promise<Answer<Refreshed>> {
  const { store, clock, focused, freshness, kept } = run;
  const lane = focused === null ? null : store.readLane(focused);
  if (focused === null || !isRefreshable(lane)) return { ok: true, value: 'skipped' };
  const { remoteId } = lane;
  const read = await ask(run, 'getGroup', (remote, signal) => remote.getGroup(remoteId, signal));
  if (!read.ok) {
    if (read.failure === null || failsPage(read.failure)) return read;
    freshness.note(remoteId);
    return { ok: true, value: 'inDoubt' };
  }
  const { group, unreadable } = read.value;
  store.changeLane(focused, group, mergeRemote, clock.now());
  if (unreadable.length > 0) store.quarantine(unreadable, clock.now());
  // Where this is part of a pull, the group need not be read again with its page.
  kept.keep(remoteId, read, clock.nowMs());
  return { ok: true, value: 'read' };
}
