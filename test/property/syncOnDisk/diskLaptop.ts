import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { openStore } from '#electron/store/openStore.ts';
import type { Store } from '#electron/store/store.ts';
import type { Clock } from '#electron/sync/ports/environment.ts';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import { createSyncEngine, type SyncEngine } from '#electron/sync/syncEngine.ts';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { createHandNetwork } from '#test/fakes/handNetwork.ts';
import type { GoneRow } from '#test/fakes/memorySyncStore.ts';
import { mortal } from './mortalRemote.ts';
import { openTables, type Tables } from './tables.ts';
import { watchStore } from './watchedStore.ts';

/**
 * How a process ends. `quit`: the engine is stopped at once, then the file is closed. `crash`: both are left as they are,
 * the file with its write-ahead log.
 */
export type Ending = 'quit' | 'crash';

/** A clock whose timers end with the process. */
export type LaptopClock = Clock & { forgetTimers(): void };

/** One computer with its data in a file, the engine on it, and what an observer of both has to remember. */
export interface DiskLaptop {
  readonly name: string;
  readonly clock: LaptopClock;
  /** Whether groups made here bring their id on the server with them. */
  readonly choosesIds: boolean;
  /** The store the screens use; another object after a restart. */
  store(): Store;
  /** The same file beside the store. */
  tables(): Tables;
  engine(): SyncEngine;
  setNetwork(isOnline: boolean): void;
  /** The process ends where it stands, and a new one starts on what it left. */
  restart(how: Ending): void;
  /** What the engine let out of the outbox, in order. */
  readonly ends: readonly GoneRow[];
  /** Every id on the server that a group here was given, with the group. */
  readonly remoteIds: ReadonlySet<string>;
  /** What must never happen, and did. */
  readonly complaints: readonly unknown[];
  /** Ends it for good; the folder stays. */
  close(): void;
}

export interface DiskLaptopOptions {
  name: string;
  folder: string;
  remote: RemoteGroups;
  clock: LaptopClock;
  random: () => number;
}

export function createDiskLaptop(options: DiskLaptopOptions): DiskLaptop {
  const { name, folder, clock } = options;
  const { clientChosenGroupIds } = options.remote.capabilities;
  const ends: GoneRow[] = [];
  const remoteIds = new Set<string>();
  const complaints: unknown[] = [];
  let network = createHandNetwork(true);
  let fileNumber = 1;
  let file = join(folder, `${name}.db`);
  let isOfflineByChoice = false;
  let process = boot();

  function boot() {
    const store = openStore({
      file,
      now: () => clock.nowMs(),
      newRemoteId: clientChosenGroupIds ? uuid : () => null,
    });
    network = createHandNetwork(network.isOnline());
    const watched = watchStore(store, {
      onEnd: (end) => ends.push(end),
      onRemoteId: (groupId, remoteId) => remoteIds.add(`${groupId} ${remoteId}`),
      onComplaint: (complaint) => complaints.push(complaint),
    });
    const line = mortal(options.remote);
    let isDead = false;
    const engine = createSyncEngine({
      store: watched.store,
      remote: line.remote,
      clock,
      random: options.random,
      network,
      log: {
        info: () => {},
        warn: (event, details) => {
          if (!isDead) complaints.push(`${event} ${JSON.stringify(details)}`);
        },
      },
      offlineByChoice: isOfflineByChoice,
    });
    const tables = openTables(file);
    engine.onStatus((status) => {
      if (isDead) return;
      isOfflineByChoice = status.isOfflineByChoice;
      const lie = lieOf(status, tables);
      if (lie !== null) complaints.push(lie);
    });
    return {
      store,
      engine,
      tables,
      quit() {
        // At once: what is under way is heard of no more, and must not be written down.
        void engine.stop(0);
        watched.close();
        clock.forgetTimers();
        tables.close();
      },
      die() {
        isDead = true;
        line.die();
        watched.cut();
        clock.forgetTimers();
        tables.close();
      },
    };
  }

  function leaveAsItLies(): void {
    fileNumber += 1;
    const next = join(folder, `${name}-${fileNumber}.db`);
    copyFileSync(file, next);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${next}-wal`);
    process.store.close();
    for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
    file = next;
  }

  return {
    name,
    clock,
    choosesIds: clientChosenGroupIds,
    ends,
    remoteIds,
    complaints,
    store: () => process.store,
    tables: () => process.tables,
    engine: () => process.engine,
    setNetwork: (isOnline) => network.set(isOnline),
    restart(how) {
      if (how === 'crash') {
        process.die();
        leaveAsItLies();
      } else {
        process.quit();
        process.store.close();
      }
      process = boot();
      process.engine.start();
    },
    close() {
      process.die();
      process.store.close();
    },
  };
}

/** [P7] What is wrong with a status; null when nothing is. */
export function lieOf({ phase }: SyncStatus, tables: Tables): string | null {
  if (phase !== 'upToDate') return null;
  const open = tables.open();
  const isAllDone = Object.values(open).every((count) => count === 0);
  return isAllDone ? null : `[P7] "up to date" with ${JSON.stringify(open)}`;
}
