import { createSyncEngine, type SyncEngine } from '#electron/sync/syncEngine.ts';
import type { Intent } from '#shared/commands/command.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import type { FakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import { createFakeRemoteGroups, type FakeRemote } from '#test/fakes/fakeRemoteGroups.ts';
import { createHandNetwork } from '#test/fakes/handNetwork.ts';
import { createManualClock, type ManualClock } from '#test/fakes/manualClock.ts';
import { createMemorySyncStore, type MemorySyncStore } from '#test/fakes/memorySyncStore.ts';
import { comeToRest } from './comeToRest.ts';

/** One computer: a store that outlives the engine, a client of the server, and a clock. */
export interface Laptop {
  store: MemorySyncStore;
  remote: FakeRemote;
  clock: ManualClock;
  engine(): SyncEngine;
  setNetwork(isOnline: boolean): void;
  /** An edit as the screens make it. */
  edit(groupId: GroupId, intent: Intent): void;
  /** A new group, with the id it will have on the server. */
  create(name: string, memberKeys?: readonly string[]): GroupId;
  /** Lets time pass until nothing is left to do, or fails after an hour of it. */
  comeToRest(): Promise<SyncStatus>;
  /** The process dies where it stands, and a new one starts on the same data. */
  restart(): void;
  /** The store is taken away from the engine, as after it was closed. */
  takeStoreAway(): void;
  /** What the engine warned of. */
  readonly warnings: string[];
  /** Every status published, in order. */
  readonly statuses: SyncStatus[];
}

export interface LaptopOptions {
  number?: number;
  pageSize?: number;
  honoursIdempotencyKeys?: boolean;
  /** Whether the server's list tells by which id somebody was made. */
  listsClientIds?: boolean;
  offlineByChoice?: boolean;
  random?: () => number;
}

export function createLaptop(server: FakeGroupsServer, options: LaptopOptions = {}): Laptop {
  const { number = 1, random = () => 0.5, ...rest } = options;
  const clock = createManualClock();
  let network = createHandNetwork(true);
  const remote = createFakeRemoteGroups(server, { name: `laptop${number}`, ...rest });
  const store = createMemorySyncStore({
    number,
    clientChoosesIds: server.capabilities.clientChosenGroupIds,
  });
  const statuses: SyncStatus[] = [];
  const warnings: string[] = [];
  let isOfflineByChoice = options.offlineByChoice ?? false;
  let cut = () => {};
  let engine = boot();

  function boot(): SyncEngine {
    const connection = store.connect();
    network = createHandNetwork(network.isOnline());
    cut = connection.cut;
    const made = createSyncEngine({
      store: connection.store,
      remote,
      clock,
      random,
      network,
      log: { info: () => {}, warn: (event) => void warnings.push(event) },
      offlineByChoice: isOfflineByChoice,
    });
    made.onStatus((status) => {
      statuses.push(status);
      isOfflineByChoice = status.isOfflineByChoice;
    });
    return made;
  }

  return {
    store,
    remote,
    clock,
    statuses,
    warnings,
    takeStoreAway: () => cut(),
    engine: () => engine,
    setNetwork: (isOnline) => network.set(isOnline),
    edit(groupId, intent) {
      if (store.commit(groupId, intent, clock.now()) !== null) engine.editCommitted();
    },
    create(name, memberKeys = []) {
      const groupId = store.newGroupId();
      const members = memberKeys.map((memberKey) => ({
        personId: store.personOf(memberKey),
        isAdmin: false,
      }));
      this.edit(groupId, { name: 'createGroup', args: { name, description: null, members } });
      return groupId;
    },
    comeToRest: () => comeToRest(() => engine, clock),
    restart() {
      cut();
      clock.forgetTimers();
      engine = boot();
      engine.start();
    },
  };
}
