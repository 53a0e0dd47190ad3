import type { SyncStore } from '#electron/sync/ports/store.ts';

/** A connection to a store that can be cut: every call through it throws from then on, as if the process had died. */
export function connectTo(store: SyncStore): { store: SyncStore; cut(): void } {
  let isCut = false;
  const through =
    <Args extends unknown[], Value>(call: (...args: Args) => Value) =>
    (...args: Args): Value => {
      if (isCut) throw new Error('The process is dead.');
      return call(...args);
    };
  return {
    cut: () => {
      isCut = true;
    },
    store: {
      recoverSending: through(store.recoverSending),
      beginPull: through(store.beginPull),
      applyPeoplePage: through(store.applyPeoplePage),
      applyGroupsPage: through(store.applyGroupsPage),
      finishPeoplePull: through(store.finishPeoplePull),
      groupsNotSeen: through(store.groupsNotSeen),
      finishGroupsPull: through(store.finishGroupsPull),
      readFeed: through(store.readFeed),
      beginFeed: through(store.beginFeed),
      groupsOf: through(store.groupsOf),
      applyChanges: through(store.applyChanges),
      finishFeed: through(store.finishFeed),
      lanesToPush: through(store.lanesToPush),
      lanesWaitingForPeople: through(store.lanesWaitingForPeople),
      newPeopleToPush: through(store.newPeopleToPush),
      changeNewPerson: through(store.changeNewPerson),
      personMade: through(store.personMade),
      nextAttemptAt: through(store.nextAttemptAt),
      readLane: through(store.readLane),
      changeLane: through(store.changeLane),
      quarantine: through(store.quarantine),
      memberKeys: through(store.memberKeys),
      knownRemoteIds: through(store.knownRemoteIds),
      keepIdentity: through(store.keepIdentity),
      counts: through(store.counts),
      recordCycle: through(store.recordCycle),
    },
  };
}
