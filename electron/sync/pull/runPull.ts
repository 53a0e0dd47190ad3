import { resolveCreates } from '../push/resolveCreates.ts';
import { type Answer, aborted, type Run } from '../run.ts';
import { planPull } from './planPull.ts';
import { pullGroups } from './pullGroups.ts';
import { pullIdentity } from './pullIdentity.ts';
import { done, type Extent } from './pullPages.ts';
import { pullPeople } from './pullPeople.ts';
import { refreshFocused } from './refreshFocused.ts';

/** Brings the server's whole copy here, the group on the screen first, going on where the last pull was cut off. */
export async function runPull(run: Run): Promise<Answer<Extent>> {
  const { store } = run;
  // A pull that goes on inside a page has read it first already, and may have few requests left.
  if (run.kept.isEmpty()) {
    const known = await pullIdentity(run);
    if (!known.ok) return known;
    const refreshed = await refreshFocused(run);
    if (!refreshed.ok) return refreshed;
  }
  // Before the list is read: otherwise a group of ours whose create was never answered would come in as a stranger.
  const resolved = await resolveCreates(run);
  if (!resolved.ok) return resolved;
  if (run.signal.aborted) return aborted;

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
