import { mergeRemote } from '../lane/mergeRemote.ts';
import type { RemoteGroupSummary, RemotePage } from '../ports/remote.ts';
import type { Lane, OutboxEntry, PageOutcome } from '../ports/store.ts';
import type { Answer, Run } from '../run.ts';
import { gatherGroupPage, isGone } from './gatherGroupPage.ts';
import { done, type Extent, pullPages } from './pullPages.ts';
import { readGroups } from './readGroups.ts';

/**
 * Every group the server lists, each read with its members (a list may leave them out, and a group's update date need
 * not tell of them), page by page. Then every group we know and did not see is looked for by its id before it counts
 * as deleted: a list can skip an item when it changes between two pages.
 */
export async function pullGroups(run: Run): Promise<Answer<Extent>> {
  const pages = await pullPages(
    run,
    'groups',
    (cursor) => run.remote.listGroups(cursor, run.signal),
    (page, expectedCursor) => applyPage(run, page, expectedCursor),
  );
  if (!pages.ok || pages.value === 'partly') return pages;
  const checked = await checkUnseen(run);
  if (!checked.ok) return checked;
  run.store.finishGroupsPull(run.clock.now());
  return done;
}

async function applyPage(
  run: Run,
  { items, unreadable, nextCursor }: RemotePage<RemoteGroupSummary>,
  expectedCursor: string | null,
): Promise<Answer<PageOutcome>> {
  const { store, clock, tally } = run;
  const before = tally.groups;
  let read = 0;
  const reads = await readGroups(
    run,
    items.map(({ remoteId }) => remoteId),
    () => {
      read += 1;
      run.report({ label: 'groups', done: before + read, total: null });
    },
  );
  if (!reads.ok) return reads;
  const gathered = gatherGroupPage(reads.value);
  if (!gathered.ok) return gathered;

  const { groups, unreadRemoteIds } = gathered.page;
  const outcome = store.applyGroupsPage(
    {
      expectedCursor,
      nextCursor,
      groups,
      unreadRemoteIds,
      unreadable: [...unreadable, ...gathered.page.unreadable],
      at: clock.now(),
    },
    mergeRemote,
  );
  if (outcome === 'applied') {
    // After the last page, what is still missing is asked for anew before it counts as deleted.
    if (nextCursor === null) run.kept.clear();
    else run.kept.drop(items.map(({ remoteId }) => remoteId));
    tally.groups += groups.length;
    tally.memberships += groups.reduce((sum, { members }) => sum + members.length, 0);
  }
  return { ok: true, value: outcome };
}

async function checkUnseen(run: Run): Promise<Answer<null>> {
  const { store, clock } = run;
  const unseen = store.groupsNotSeen().filter(({ groupId }) => wasThere(store.readLane(groupId)));
  const ids = unseen.map(({ remoteId }) => remoteId);
  const reads = await readGroups(run, ids, () => {});
  if (!reads.ok) return reads;
  const gathered = gatherGroupPage(reads.value);
  if (!gathered.ok) return gathered;

  const results = new Map(reads.value.map(({ remoteId, result }) => [remoteId, result]));
  for (const { groupId, remoteId } of unseen) {
    const result = results.get(remoteId);
    if (result?.ok) store.changeLane(groupId, result.value.group, mergeRemote, clock.now());
    else if (result !== undefined && isGone(result.failure)) {
      store.changeLane(groupId, null, mergeRemote, clock.now());
    }
  }
  const { unreadable } = gathered.page;
  if (unreadable.length > 0) store.quarantine(unreadable, clock.now());
  return { ok: true, value: null };
}

/**
 * A group made here and never accepted there is not missing. Once the server has accepted it, it is, also where we
 * never got to read it back: somebody deleted it before that, and its rows would wait for that copy for ever (P8).
 */
function wasThere(lane: Lane | null): boolean {
  return lane !== null && (lane.base !== null || lane.entries.some(isAcknowledged));
}

const isAcknowledged = ({ state }: OutboxEntry) => state === 'acked';
