import { resolveCreates } from '../push/resolveCreates.ts';
import { type Answer, aborted, type Run } from '../run.ts';
import { askFeed } from './askFeed.ts';
import { planExtent } from './planExtent.ts';
import { planPull } from './planPull.ts';
import { pullChanges } from './pullChanges.ts';
import { pullGroups } from './pullGroups.ts';
import { pullIdentity } from './pullIdentity.ts';
import { done, type Extent } from './pullPages.ts';
import { pullPeople } from './pullPeople.ts';
import { refreshFocused } from './refreshFocused.ts';

/**
 * Brings the server's changes here, where a feed tells of them and a full pull is not due; otherwise its whole copy, going
 * on where the last full pull was cut off. The group on the screen comes first.
 */
export async function runPull(run: Run): Promise<Answer<Extent>> {
  const { store, remote, clock, tally } = run;
  let doubtful: string | null = null;
  // A pull that goes on inside a page has read it first already, and may have few requests left.
  if (run.kept.isEmpty()) {
    const known = await pullIdentity(run);
    if (!known.ok) return known;
    const refreshed = await refreshFocused(run);
    if (!refreshed.ok) return refreshed;
    if (refreshed.value === 'inDoubt') doubtful = focusedRemoteId(run);
  }
  // Before anything is listed: otherwise a group of ours whose create was never answered would come in as a stranger.
  const resolved = await resolveCreates(run);
  if (!resolved.ok) return resolved;
  if (run.signal.aborted) return aborted;

  if (!remote.capabilities.changeFeed) return pullEverything(run);
  const extent = planExtent(store.readFeed(), clock.nowMs());
  if (extent === 'changes') {
    tally.isIncremental = true;
    const changes = await pullChanges(run, doubtful);
    if (!changes.ok) return changes;
    if (changes.value !== 'noFeed') return { ok: true, value: changes.value };
    tally.isIncremental = false;
  }
  if (extent !== 'rest') {
    const asked = await askFeed(run);
    if (!asked.ok) return asked;
  }
  return pullEverything(run);
}

async function pullEverything(run: Run): Promise<Answer<Extent>> {
  const { store } = run;
  const scopes = planPull({
    people: store.beginPull('people'),
    groups: store.beginPull('groups'),
  });
  for (const scope of scopes) {
    const pulled = await (scope === 'people' ? pullPeople(run) : pullGroups(run));
    if (!pulled.ok || pulled.value === 'partly') return pulled;
  }
  return done;
}

function focusedRemoteId({ store, focused }: Run): string | null {
  return focused === null ? null : (store.readLane(focused)?.remoteId ?? null);
}
