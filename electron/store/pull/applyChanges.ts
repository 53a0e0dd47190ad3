import type { Touched } from '../database/storeDatabase.ts';
import { isThere, loadLane } from '../lanes/storedLane.ts';
import type { Rows } from '../repositories/rows.ts';
import type { ChangesPage, DecideLane, PageOutcome } from '../syncPorts.ts';
import { applyDecision } from './applyDecision.ts';
import { applyGroup } from './applyGroupsPage.ts';
import { keepPerson } from './keepPerson.ts';
import { keepUnreadable } from './keepUnreadable.ts';
import { noteAppeared, noteGone, whoIsNew } from './notePeople.ts';
import { isFirstPull } from './pullCursor.ts';

/** One page of the change feed, dropped whole when the cursor has moved meanwhile. */
export function applyChanges(
  rows: Rows,
  page: ChangesPage,
  decide: DecideLane,
  touched: Touched,
): PageOutcome {
  const feed = rows.feed.read();
  if (feed.cursor !== page.expectedCursor) return 'stale';
  applyPeople(rows, page, touched);
  applyGroups(rows, page, decide, touched);
  dropMended(rows, page, touched);
  keepUnreadable(rows, page.unreadable, page.at, touched);
  if (page.nextCursor !== feed.cursor) {
    rows.feed.write({ ...feed, cursor: page.nextCursor, movedAt: page.at });
  }
  return 'applied';
}

/** People come first: who is in a group has a name when the group is shown. */
function applyPeople(rows: Rows, { people, peopleGone, at }: ChangesPage, touched: Touched): void {
  const newcomers = whoIsNew(rows, people);
  for (const person of people) keepPerson(rows, person, at, touched);
  const gone = peopleGone.flatMap((memberKey) => rows.people.markOneGone(memberKey) ?? []);
  if (gone.length > 0) touched.people();
  noteAppeared(rows, newcomers, at);
  noteGone(rows, gone, at);
}

function applyGroups(rows: Rows, page: ChangesPage, decide: DecideLane, touched: Touched): void {
  const pull = { at: page.at, isFirstPull: isFirstPull(rows) };
  for (const remote of page.groups) applyGroup(rows, remote, pull, decide, touched);
  for (const remoteId of page.goneRemoteIds) {
    rows.rereads.drop(remoteId);
    const group = rows.groups.byRemoteId(remoteId);
    const lane = group === null ? null : loadLane(rows, group);
    if (lane === null || !isThere(lane)) continue;
    applyDecision(rows, { lane, remote: null, decide, ...pull }, touched);
  }
  for (const remoteId of page.unreadRemoteIds) rows.rereads.keep(remoteId);
}

function dropMended(
  rows: Rows,
  { people, peopleGone, groups, goneRemoteIds }: ChangesPage,
  touched: Touched,
): void {
  if (!rows.quarantine.isAnything()) return;
  const memberKeys = [...people.map(({ memberKey }) => memberKey), ...peopleGone];
  const remoteIds = [...groups.map(({ remoteId }) => remoteId), ...goneRemoteIds];
  let dropped = 0;
  for (const memberKey of memberKeys) dropped += rows.quarantine.dropOf('person', memberKey);
  for (const remoteId of remoteIds) dropped += rows.quarantine.dropOf('group', remoteId);
  if (dropped > 0) touched.changes();
}
