import type { Answer, Run } from '../run.ts';
import { done, type Extent, pullPages } from './pullPages.ts';

/** Everybody the server lists, page by page. */
export async function pullPeople(run: Run): Promise<Answer<Extent>> {
  const { store, remote, clock, signal, tally } = run;
  const pages = await pullPages(
    run,
    'people',
    (cursor) => remote.listPeople(cursor, signal),
    async ({ items, unreadable, nextCursor }, expectedCursor) => {
      const outcome = store.applyPeoplePage({
        expectedCursor,
        nextCursor,
        people: items,
        unreadable,
        at: clock.now(),
      });
      if (outcome === 'applied') tally.people += items.length;
      run.report({ label: 'people', done: tally.people, total: null });
      return { ok: true, value: outcome };
    },
  );
  if (!pages.ok || pages.value === 'partly') return pages;
  store.finishPeoplePull(clock.now());
  return done;
}
