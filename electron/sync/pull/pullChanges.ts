import { mergeRemote } from '../lane/mergeRemote.ts';
import type { RemoteChanges } from '../ports/remote.ts';
import type { PageOutcome } from '../ports/store.ts';
import { type Answer, ask, type Run } from '../run.ts';
import { isOfFeed } from './askFeed.ts';
import { gatherGroupPage } from './gatherGroupPage.ts';
import { done, type Extent, misbehaving, staleAtMost } from './pullPages.ts';
import { readGroups } from './readGroups.ts';

/**
 * Brings what has changed since the stored cursor, page by page, each in one transaction together with the next cursor:
 * cut off anywhere, it goes on from there, and a page that is applied again does no harm. `noFeed`: the feed cannot tell,
 * so only a full pull can. `doubtful`: a group to be read whatever the feed says of it.
 */
export async function pullChanges(
  run: Run,
  doubtful: string | null,
): Promise<Answer<Extent | 'noFeed'>> {
  const { store, clock } = run;
  let stale = 0;
  // Whatever the feed says: what could not be read, and what was sent and never read back. Once in a run is enough.
  let others = store.readFeed().rereads;
  let inDoubt = doubtful === null ? [] : [doubtful];
  for (;;) {
    const { cursor } = store.readFeed();
    if (cursor === null) return { ok: true, value: 'noFeed' };
    const page = await readPage(run, cursor, inDoubt);
    if (!page.ok) return isOfFeed(page) ? { ok: true, value: 'noFeed' } : page;
    if (page.value === null) return { ok: true, value: 'noFeed' };
    const { nextCursor, hasMore } = page.value;
    // A feed that leads back to the same place never ends.
    if (hasMore && nextCursor === cursor) return misbehaving;

    const outcome = await applyPage(run, cursor, page.value, others);
    if (!outcome.ok) return outcome;
    if (outcome.value === 'stale') {
      stale += 1;
      if (stale > staleAtMost) return misbehaving;
      continue;
    }
    stale = 0;
    others = [];
    inDoubt = [];
    if (!hasMore) {
      store.finishFeed(clock.now());
      return done;
    }
    if (run.shouldGiveWay()) return { ok: true, value: 'partly' };
  }
}

/**
 * The page at the cursor; null: the server does not know the cursor any more. The groups in doubt are kept with it, so
 * that a pull which a rate limit cuts off inside the page goes on with them as well.
 */
async function readPage(
  run: Run,
  cursor: string,
  inDoubt: readonly string[],
): Promise<Answer<RemoteChanges | null>> {
  const before = run.kept.findChanges(cursor, run.clock.nowMs());
  if (before !== undefined) return { ok: true, value: before };
  const answer = await ask(run, 'readChanges', (remote, signal) =>
    remote.readChanges(cursor, signal),
  );
  if (!answer.ok) return answer;
  if (answer.value.kind === 'expired') return { ok: true, value: null };
  const { changes: told } = answer.value;
  const changes = { ...told, groupIds: [...told.groupIds, ...inDoubt] };
  // A group read before this page was may lack what the page tells of, and no later page would tell it again.
  run.kept.clear();
  run.kept.keepChanges(cursor, changes, run.clock.nowMs());
  return { ok: true, value: changes };
}

async function applyPage(
  run: Run,
  expectedCursor: string,
  { people, peopleGone, groupIds, unreadable, nextCursor }: RemoteChanges,
  others: readonly string[],
): Promise<Answer<PageOutcome>> {
  const { store, clock, tally } = run;
  // Who is not listed any more has left every group there, and no event need say so of each.
  const left = peopleGone.length === 0 ? [] : store.groupsOf(peopleGone);
  const touched = new Set([...groupIds, ...left, ...others]);
  const before = tally.groups;
  let read = 0;
  const reads = await readGroups(run, focusedFirst(run, touched), () => {
    read += 1;
    run.report({ label: 'groups', done: before + read, total: null });
  });
  if (!reads.ok) return reads;
  // The feed was answered in order just now: odd answers are these groups', however few are read.
  const gathered = gatherGroupPage(reads.value, { isServerItself: true });
  if (!gathered.ok) return gathered;

  const { groups, goneRemoteIds, unreadRemoteIds } = gathered.page;
  const outcome = store.applyChanges(
    {
      expectedCursor,
      nextCursor,
      people,
      peopleGone,
      groups,
      goneRemoteIds,
      unreadRemoteIds,
      unreadable: [...unreadable, ...gathered.page.unreadable],
      at: clock.now(),
    },
    mergeRemote,
  );
  if (outcome === 'applied') {
    tally.people += people.length;
    tally.groups += groups.length;
    tally.memberships += groups.reduce((sum, { members }) => sum + members.length, 0);
  }
  return { ok: true, value: outcome };
}

function focusedFirst({ store, focused }: Run, remoteIds: ReadonlySet<string>): string[] {
  const shown = focused === null ? null : (store.readLane(focused)?.remoteId ?? null);
  if (shown === null || !remoteIds.has(shown)) return [...remoteIds];
  return [shown, ...[...remoteIds].filter((remoteId) => remoteId !== shown)];
}
