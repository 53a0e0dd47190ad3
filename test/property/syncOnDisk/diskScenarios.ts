import fc from 'fast-check';
import type { FakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import { mustBe, mustEqual } from '../sync/mustEqual.ts';
import {
  aloneAlphabet,
  aloneServer,
  bulkSizes,
  contestedAlphabet,
  contestedServer,
  feedAlphabet,
  ghost,
  ownPeople,
} from '../sync/scenarios.ts';
import { restrictedTo } from '../sync/wishes.ts';
import { endOnDisk } from './diskEnding.ts';
import { type DiskStep, diskHistories } from './diskSteps.ts';
import { createDiskWorld, type DiskWorld, liveOnDisk } from './diskWorld.ts';
import { shownGroups, standingWishes } from './standingWishes.ts';

const pageSizes = fc.integer({ min: 1, max: 2 });

export const contestedOnDisk = fc.record({
  steps: diskHistories({ ...contestedAlphabet, hasDecisions: true }),
  bulkSize: bulkSizes,
  pageSize: pageSizes,
  choices: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 4 }),
});
export const contestedOnDiskByFeed = fc.record({
  steps: diskHistories({ ...feedAlphabet, hasDecisions: true }),
  bulkSize: bulkSizes,
  pageSize: pageSizes,
  choices: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 4 }),
});
export const aloneOnDisk = fc.record({
  steps: diskHistories({ ...aloneAlphabet, hasDecisions: false }),
  bulkSize: bulkSizes,
  pageSize: pageSizes,
});

interface Drawn {
  steps: readonly DiskStep[];
  bulkSize: number;
  pageSize: number;
}

/** Makes a world, lives in it, and lets it go; a folder in which something went wrong can be kept. */
export interface Keeping {
  onFailure?: (folder: string) => void;
}

/** Both laptops and the server come to the same state, whatever is decided. Returns the world as it was left. */
export async function liveContestedOnDisk(
  { steps, bulkSize, pageSize, choices }: Drawn & { choices: readonly number[] },
  keeping: Keeping & { changeFeed?: boolean } = {},
): Promise<DiskWorld> {
  const server = contestedServer(bulkSize, keeping.changeFeed);
  const world = createDiskWorld(server, { laptops: 2, pageSize, ghosts: [ghost] });
  return within(world, keeping, async () => {
    await liveOnDisk(world, steps);
    await endOnDisk(world, choices);
    checkNewcomers(world, server);
  });
}

/** Of the edits that still stand, each is on the server exactly once, and nothing else of ours is. */
export async function liveAloneOnDisk(
  { steps, bulkSize, pageSize }: Drawn,
  clientChosenGroupIds: boolean,
  keeping: Keeping = {},
): Promise<DiskWorld> {
  const server = aloneServer(bulkSize, clientChosenGroupIds);
  const listsClientIds = clientChosenGroupIds;
  const world = createDiskWorld(server, { laptops: 1, pageSize, listsClientIds });
  const [seat] = world.seats;
  world.alsoCheck = () => {
    if (seat === undefined) return;
    const states = seat.user.laptop
      .tables()
      .rows()
      .map(({ state }) => state);
    mustBe(!states.includes('parked'), 'nothing was refused');
    mustBe(!states.includes('conflict'), 'nobody else touched it');
    const wishes = standingWishes(seat.user, ownPeople);
    mustEqual(shownGroups(seat.user, ownPeople), wishes, 'the screen shows the standing edits');
  };
  return within(world, keeping, async () => {
    await liveOnDisk(world, steps);
    await endOnDisk(world);
    if (seat === undefined) return;
    checkNewcomers(world, server);
    const made = new Set(seat.user.keptNewcomers());
    const keys = [...seat.user.laptop.tables().people()].filter(([, id]) => made.has(id));
    const own = [...ownPeople, ...keys.map(([key]) => key)];
    const wishes = standingWishes(seat.user, own);
    mustEqual(restrictedTo(own, server), wishes, 'the server holds the standing edits');
  });
}

/** [P2] [P4] Everybody made and not given up is on the server, once, and everybody there is here, once. */
function checkNewcomers({ seats }: DiskWorld, server: FakeGroupsServer): void {
  for (const { user } of seats) {
    const people = user.laptop.tables().people();
    for (const personId of user.keptNewcomers()) {
      const there = [...server.people].filter(([, { clientId }]) => clientId === personId);
      mustEqual(there.length, 1, '[P4] a person made here is there once');
      mustEqual(people.get(there[0]?.[0] ?? ''), personId, '[P2] and known by its key');
    }
    // Whoever is not listed there any more is kept here as well, but as gone.
    const here = user.laptop
      .tables()
      .listed()
      .filter((key) => key !== ghost);
    mustEqual(here.sort(), [...server.people.keys()].sort(), '[P4] everybody there is here once');
  }
}

async function within(
  world: DiskWorld,
  { onFailure }: Keeping,
  live: () => Promise<void>,
): Promise<DiskWorld> {
  let hasFailed = true;
  try {
    await live();
    hasFailed = false;
    return world;
  } finally {
    if (hasFailed) onFailure?.(world.folder);
    world.end(hasFailed && onFailure !== undefined);
  }
}
