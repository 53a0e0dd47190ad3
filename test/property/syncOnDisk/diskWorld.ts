import { rmSync } from 'node:fs';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import type { Deed, FakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import {
  createFakeRemoteGroups,
  type FakeRemote,
  type FaultRule,
} from '#test/fakes/fakeRemoteGroups.ts';
import { createManualClock, settle } from '#test/fakes/manualClock.ts';
import { comeToRest } from '#test/unit/sync/comeToRest.ts';
import { changeOnServer } from '../sync/changes.ts';
import type { Change } from '../sync/steps.ts';
import { contentsOfServer } from '../sync/world.ts';
import { checkCreations, checkEnds, checkLaptop } from './checkLaptop.ts';
import { createDiskLaptop, type LaptopClock } from './diskLaptop.ts';
import type { DiskStep } from './diskSteps.ts';
import { LaptopUser } from './laptopUser.ts';
import { makeMemoryFolder } from './memoryFolder.ts';
import { takeDiskStep } from './takeDiskStep.ts';

/** The line between a laptop and the server, as a history disturbs it. */
export interface Line {
  addFault(rule: FaultRule): void | Promise<void>;
  clearFaults(): void | Promise<void>;
  /** Called whenever a request sets out and whenever an answer arrives. */
  onAwait: FakeRemote['onAwait'];
}

/** One place at the server: a laptop on disk, whoever uses it, and the line between. */
export interface Seat {
  user: LaptopUser;
  remote: Line;
  clock: LaptopClock & { advance(ms: number): Promise<void>; setWallClock?(unixMs: number): void };
  comeToRest(): Promise<SyncStatus>;
  /** How many rows that have left the outbox were looked at. */
  checkedEnds: number;
}

/** What has happened in a world, for the report of a long run. */
export interface WorldTally {
  steps: number;
  edits: number;
  faults: number;
  interruptions: number;
}

export interface DiskWorld {
  /** What was done on the server and by whom; null where it keeps no such record. */
  deeds: readonly Deed[] | null;
  /** Somebody else edits there. */
  changeElsewhere(change: Change): void;
  /** The server itself, where it is a fake that has a change feed. */
  feedServer: FakeGroupsServer | null;
  /** Which of the groups a change there may name this one is; -1: none. */
  placeThere(remoteId: string): number;
  /** Everything the server holds, by the groups' ids there. */
  contents(): unknown;
  seats: Seat[];
  folder: string;
  /** What else must hold after every step. */
  alsoCheck: () => void;
  tally: WorldTally;
  /** Closes every file; the folder is kept for somebody to look at, or not. */
  end(keepFolder?: boolean): void;
}

export interface DiskWorldOptions {
  laptops: number;
  pageSize: number;
  random?: () => number;
  /** People the laptops know and the server has since forgotten. */
  ghosts?: readonly string[];
  /** Whether the server's list tells by which id somebody was made. */
  listsClientIds?: boolean;
}

export function createDiskWorld(server: FakeGroupsServer, options: DiskWorldOptions): DiskWorld {
  const { laptops, pageSize, random = () => 0.5, ghosts = [], listsClientIds = true } = options;
  const folder = makeMemoryFolder();
  const seats = Array.from({ length: laptops }, (_, index): Seat => {
    const name = `laptop${index + 1}`;
    const clock = createManualClock();
    const remote = createFakeRemoteGroups(server, { name, pageSize, listsClientIds });
    const laptop = createDiskLaptop({ name, folder, remote, clock, random });
    meetPeople(laptop.store(), [...server.people.keys(), ...ghosts], clock);
    return {
      user: new LaptopUser(laptop),
      remote,
      clock,
      comeToRest: () => comeToRest(() => laptop.engine(), clock),
      checkedEnds: 0,
    };
  });
  return {
    deeds: server.deeds,
    changeElsewhere: (change) => changeOnServer(server, change),
    feedServer: server.capabilities.changeFeed ? server : null,
    placeThere: (remoteId) => [...server.groups.keys()].indexOf(remoteId),
    contents: () => contentsOfServer(server),
    seats,
    folder,
    alsoCheck: () => {},
    tally: { steps: 0, edits: 0, faults: 0, interruptions: 0 },
    end(keepFolder = false) {
      for (const { user } of seats) user.laptop.close();
      if (!keepFolder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody can be put into a group before the first pull, and after the server has forgotten them. */
export function meetPeople(
  store: ReturnType<ReturnType<typeof createDiskLaptop>['store']>,
  memberKeys: readonly string[],
  clock: LaptopClock,
): void {
  const { cursor } = store.beginPull('people');
  const people = memberKeys.map((memberKey) => ({
    memberKey,
    name: `Person ${memberKey}`,
    email: null,
    phone: null,
    otherEmails: [],
    clientId: null,
    status: 'active' as const,
    attributes: {},
  }));
  const at = clock.now();
  store.applyPeoplePage({ expectedCursor: cursor, nextCursor: null, people, unreadable: [], at });
  store.finishPeoplePull(at);
}

/** Lives through a history, checking after every step what must hold at any time. */
export async function liveOnDisk(world: DiskWorld, steps: readonly DiskStep[]): Promise<void> {
  for (const { user, comeToRest: rest } of world.seats) {
    user.laptop.engine().start();
    await rest();
  }
  for (const step of steps) {
    await takeDiskStep(world, step);
    await settle();
    world.tally.steps += 1;
    checkWorld(world);
  }
}

export function checkWorld(world: DiskWorld): void {
  for (const seat of world.seats) {
    checkLaptop(seat.user);
    if (world.deeds !== null) checkEnds(seat.user, world.deeds, seat.checkedEnds);
    seat.checkedEnds = seat.user.laptop.ends.length;
  }
  world.alsoCheck();
}

/** Whatever else became of them: no group was made twice, and the files are whole. */
export function checkAfterwards({ seats, deeds }: DiskWorld): string[] {
  for (const { user } of seats) if (deeds !== null) checkCreations(user, deeds);
  return seats.flatMap(({ user }) => (user.laptop.tables().isSound() ? [] : [user.laptop.name]));
}
