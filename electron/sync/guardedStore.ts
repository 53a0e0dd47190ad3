import type { SyncStore } from './ports/store.ts';

/** A run reached for the store after the engine had stopped: nobody's failure, the run is just to end. */
export class RunIsOver extends Error {
  constructor() {
    super('The engine has stopped.');
    this.name = 'RunIsOver';
  }
}

/**
 * The store as one run sees it: once the engine has stopped, every call throws `RunIsOver` and goes no further,
 * whichever of the run's awaits it stood at. The file may be closed by then, or be another engine's.
 */
export function guardStore(store: SyncStore, isOver: () => boolean): SyncStore {
  const guarded =
    <Args extends unknown[], Value>(call: (...args: Args) => Value) =>
    (...args: Args): Value => {
      if (isOver()) throw new RunIsOver();
      return call(...args);
    };
  return {
    recoverSending: guarded(store.recoverSending),
    beginPull: guarded(store.beginPull),
    applyPeoplePage: guarded(store.applyPeoplePage),
    applyGroupsPage: guarded(store.applyGroupsPage),
    finishPeoplePull: guarded(store.finishPeoplePull),
    groupsNotSeen: guarded(store.groupsNotSeen),
    finishGroupsPull: guarded(store.finishGroupsPull),
    readFeed: guarded(store.readFeed),
    beginFeed: guarded(store.beginFeed),
    groupsOf: guarded(store.groupsOf),
    applyChanges: guarded(store.applyChanges),
    finishFeed: guarded(store.finishFeed),
    lanesToPush: guarded(store.lanesToPush),
    lanesWaitingForPeople: guarded(store.lanesWaitingForPeople),
    newPeopleToPush: guarded(store.newPeopleToPush),
    changeNewPerson: guarded(store.changeNewPerson),
    personMade: guarded(store.personMade),
    nextAttemptAt: guarded(store.nextAttemptAt),
    readLane: guarded(store.readLane),
    changeLane: guarded(store.changeLane),
    quarantine: guarded(store.quarantine),
    memberKeys: guarded(store.memberKeys),
    knownRemoteIds: guarded(store.knownRemoteIds),
    keepIdentity: guarded(store.keepIdentity),
    counts: guarded(store.counts),
    recordCycle: guarded(store.recordCycle),
  };
}
