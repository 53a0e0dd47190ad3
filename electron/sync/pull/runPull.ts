import { resolveCreates } from '../push/resolveCreates.ts';
import type { Answer, Run } from '../run.ts';
import { planPull } from './planPull.ts';
import { pullGroups } from './pullGroups.ts';
import { done } from './pullPages.ts';
import { pullPeople } from './pullPeople.ts';

/** Brings the server's whole copy here, going on where the last pull was cut off. */
export async function runPull(run: Run): Promise<Answer<null>> {
  const { store } = run;
  // Before the list is read: otherwise a group of ours whose create was never answered would come in as a stranger.
  const resolved = await resolveCreates(run);
  if (!resolved.ok) return resolved;

  const scopes = planPull({
    people: store.beginPull('people'),
    groups: store.beginPull('groups'),
  });
  for (const scope of scopes) {
    const pulled = await (scope === 'people' ? pullPeople(run) : pullGroups(run));
    if (!pulled.ok) return pulled;
  }
  return done;
}
