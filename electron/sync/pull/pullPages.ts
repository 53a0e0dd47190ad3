import type { RemotePage, RemoteResult } from '../ports/remote.ts';
import type { PageOutcome, PullScope } from '../ports/store.ts';
import { type Answer, ask, type Failed, type Run } from '../run.ts';

/** Whether everything was read. `partly`: it gave way to edits, and goes on where the store says. */
export type Extent = 'whole' | 'partly';

export const done = { ok: true, value: 'whole' } as const;

/** Pages that were dropped because the cursor had moved under us; more than this in a row is not chance. */
export const staleAtMost = 3;

/** What the server says leads nowhere. */
export const misbehaving: Failed = {
  ok: false,
  failure: null,
  outcome: { kind: 'unknownOutcome' },
};

/**
 * Goes through a list page by page from where the store says, and lets `applyPage` store each. No transaction is
 * open while a page is fetched; each is applied with the cursor it was asked for, so that a page that is late is
 * dropped instead of moving the cursor back.
 */
export async function pullPages<Item>(
  run: Run,
  scope: PullScope,
  listPage: (cursor: string | null) => Promise<RemoteResult<RemotePage<Item>>>,
  applyPage: (
    page: RemotePage<Item>,
    expectedCursor: string | null,
  ) => Promise<Answer<PageOutcome>>,
): Promise<Answer<Extent>> {
  let position = run.store.beginPull(scope);
  let stale = 0;
  while (!position.isComplete) {
    const { cursor } = position;
    const page = await ask(run, scope === 'people' ? 'listPeople' : 'listGroups', () =>
      listPage(cursor),
    );
    if (!page.ok) return page;
    const { nextCursor } = page.value;
    // A list that leads back to the same place never ends.
    if (nextCursor !== null && nextCursor === cursor) return misbehaving;

    const outcome = await applyPage(page.value, cursor);
    if (!outcome.ok) return outcome;
    if (outcome.value === 'applied') {
      if (nextCursor === null) return done;
      position = { ...position, cursor: nextCursor };
      stale = 0;
      if (run.shouldGiveWay()) return { ok: true, value: 'partly' };
    } else {
      stale += 1;
      if (stale > staleAtMost) return misbehaving;
      position = run.store.beginPull(scope);
    }
  }
  return done;
}
