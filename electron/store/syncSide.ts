import { isDeepStrictEqual } from 'node:util';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import { canonicalInstant } from './codecs.ts';
import type { StoreDatabase } from './database/storeDatabase.ts';
import { asLane, isThere, loadLane, type StoredLane } from './lanes/storedLane.ts';
import { personMade } from './people/personMade.ts';
import { applyChanges } from './pull/applyChanges.ts';
import { applyDecision } from './pull/applyDecision.ts';
import { applyGroupsPage } from './pull/applyGroupsPage.ts';
import { applyPeoplePage } from './pull/applyPeoplePage.ts';
import { beginFeed, finishFeed, readFeed } from './pull/changeFeed.ts';
import { finishPull } from './pull/finishPull.ts';
import { keepUnreadable } from './pull/keepUnreadable.ts';
import { beginPull, isFirstPull } from './pull/pullCursor.ts';
import { countSync } from './reading/countSync.ts';
import { recordCycle } from './reading/listCycles.ts';
import type { Rows } from './repositories/rows.ts';
import type { SyncStore } from './syncPorts.ts';

/** The engine's side: each method is one transaction. */
export function createSyncStore(parts: { database: StoreDatabase; rows: Rows }): SyncStore {
  const { database, rows } = parts;
  const { queries, read, write } = database;

  function findLane(groupId: GroupId): StoredLane | null {
    const group = rows.groups.byUid(groupId);
    const lane = group === null ? null : loadLane(rows, group);
    return lane !== null && isThere(lane) ? lane : null;
  }

  const waitingForPeople = () => new Set(rows.newPeople.groupsWaiting());

  return {
    recoverSending: () =>
      write((touched) => {
        const groupIds = rows.queue.sendingToQueued();
        for (const groupId of groupIds) touched.group(groupId);
        const count = groupIds.length + rows.newPeople.sendingToQueued();
        if (count > 0) touched.changes();
        return count;
      }),

    beginPull: (scope) => write(() => beginPull(rows, scope)),
    applyPeoplePage: (page) =>
      write((touched) =>
        applyPeoplePage(rows, { ...page, at: canonicalInstant(page.at) }, touched),
      ),
    applyGroupsPage: (page, decide) =>
      write((touched) =>
        applyGroupsPage(rows, { ...page, at: canonicalInstant(page.at) }, decide, touched),
      ),
    finishPeoplePull: (at) => write((touched) => finishPull(rows, 'people', at, touched)),
    groupsNotSeen: () =>
      read(() => rows.pulledGroups.notSeen(rows.cursors.read('groups')?.run ?? 0)),
    finishGroupsPull: (at) => write((touched) => finishPull(rows, 'groups', at, touched)),

    readFeed: () => read(() => readFeed(rows)),
    beginFeed: (cursor, at) => write(() => beginFeed(rows, cursor, canonicalInstant(at))),
    groupsOf: (memberKeys) =>
      read(() => [...new Set(memberKeys.flatMap((key) => rows.pulledGroups.remoteIdsWith(key)))]),
    applyChanges: (page, decide) =>
      write((touched) =>
        applyChanges(rows, { ...page, at: canonicalInstant(page.at) }, decide, touched),
      ),
    finishFeed: (at) => write(() => finishFeed(rows, canonicalInstant(at))),

    lanesToPush: (now) =>
      read(() => {
        const waiting = waitingForPeople();
        return rows.queue.groupsToPush(now).filter((groupId) => !waiting.has(groupId));
      }),
    lanesWaitingForPeople: () => read(waitingForPeople),
    newPeopleToPush: (now) => read(() => rows.newPeople.toPush(now)),
    changeNewPerson: (personId, change) =>
      write((touched) => {
        const making = rows.newPeople.ofPerson(personId);
        if (making === null) return;
        rows.newPeople.update({ ...making, ...change });
        touched.changes();
      }),
    personMade: (personId, made, at) =>
      write((touched) => personMade(rows, personId, made, canonicalInstant(at), touched)),
    nextAttemptAt: () =>
      read(() => {
        const group = rows.queue.earliestWaiting(waitingForPeople());
        const person = rows.newPeople.earliestWaiting();
        const [first = null] = [group, person].filter((at) => at !== null).sort();
        return first;
      }),
    readLane: (groupId) =>
      read(() => {
        const lane = findLane(groupId);
        return lane === null ? null : asLane(lane);
      }),
    changeLane: (groupId, remote, decide, at) =>
      write((touched) => {
        const lane = findLane(groupId);
        if (lane === null) return null;
        const decision = {
          lane,
          remote,
          decide,
          at: canonicalInstant(at),
          isFirstPull: isFirstPull(rows),
        };
        return applyDecision(rows, decision, touched);
      }),
    quarantine: (items, at) =>
      write((touched) => keepUnreadable(rows, items, canonicalInstant(at), touched)),
    memberKeys: (personIds) =>
      read(() => {
        const keys = new Map<PersonId, string>();
        for (const personId of personIds) {
          const key = rows.people.memberKeyOf(personId);
          if (key !== null) keys.set(personId, key);
        }
        return keys;
      }),
    knownRemoteIds: (remoteIds) =>
      read(() => new Set(remoteIds.filter((id) => rows.groups.byRemoteId(id) !== null))),

    keepIdentity: (identity) =>
      write((touched) => {
        if (isDeepStrictEqual(rows.identity.read(), identity)) return;
        rows.identity.write(identity);
        // What may be done with each group may have changed.
        for (const groupId of rows.groups.presentUids()) touched.group(groupId);
      }),

    counts: () => read(() => countSync(queries, rows)),
    recordCycle: (cycle) => {
      write(() => recordCycle(queries, cycle));
      // A cycle is over: a good moment for what would make an edit wait.
      database.checkpoint();
    },
  };
}
