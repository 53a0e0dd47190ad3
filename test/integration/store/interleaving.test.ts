import { beforeAll, describe, expect, it } from 'vitest';
import { restrictedTo } from '#test/property/sync/wishes.ts';
import { endOnDisk } from '#test/property/syncOnDisk/diskEnding.ts';
import { checkWorld } from '#test/property/syncOnDisk/diskWorld.ts';
import { shownGroups, standingWishes } from '#test/property/syncOnDisk/standingWishes.ts';
import { act } from '#test/property/syncOnDisk/takeDiskStep.ts';
import { openScene, type Scenario, type Scene, scenarios } from './interleavingScenes.ts';

/*
 * Every await of a run, one after the other, with something else happening at it. Afterwards everything goes well, what
 * needs somebody is decided, and all that must hold at any time and at the end is checked (`checkLaptop.ts`,
 * `diskEnding.ts`): I1, P2 by the server's own record of deeds, no group made twice, both sides the same.
 */

interface Action {
  guard: string;
  name: string;
  /** Only where there is something to settle. */
  isSettling?: boolean;
  take: (scene: Scene) => void;
}

const actions: Action[] = [
  {
    guard: '[P2] only what was being sent is acknowledged',
    name: 'the group is edited',
    take: (scene) => {
      scene.rename(scene.kitchen(), 'Later');
      scene.add(scene.kitchen(), 'd', 'f');
    },
  },
  {
    guard: '[P1] an edit never waits for a run',
    name: 'another group is made',
    take: ({ edit }) =>
      edit(null, { name: 'createGroup', args: { name: 'Late', description: null, members: [] } }),
  },
  {
    guard: '[P4] what may have been sent is taken back on the server too',
    name: 'the last edit is undone',
    take: ({ user }) => act(user, { kind: 'undo', back: 0 }),
  },
  {
    guard: '[P4] an undo and a redo together change nothing',
    name: 'the last edit is undone and made again',
    take: ({ user }) => {
      act(user, { kind: 'undo', back: 0 });
      act(user, { kind: 'redo', back: 0 });
    },
  },
  {
    guard: '[P2] an answer that comes late settles nothing else',
    name: 'an edit is discarded',
    take: ({ user }) => act(user, { kind: 'discard', which: 0 }),
  },
  {
    guard: '[P3] ours is kept until it is there',
    name: 'the conflict is settled our way',
    isSettling: true,
    take: ({ user }) => act(user, { kind: 'resolve', which: 0, choice: 0 }),
  },
  {
    guard: '[P2] what was given up is not sent',
    name: 'the conflict is settled their way',
    isSettling: true,
    take: ({ user }) => act(user, { kind: 'resolve', which: 0, choice: 1 }),
  },
  {
    guard: '[P8] what was cut off goes on',
    name: 'it is paused',
    take: ({ user }) => act(user, { kind: 'pause' }),
  },
  {
    guard: '[P8] what was cut off goes on',
    name: 'it is taken offline',
    take: ({ user }) => act(user, { kind: 'offline' }),
  },
  {
    guard: 'after every await a run asks whether it is still wanted',
    name: 'Muster is quit and started again',
    take: ({ user }) => act(user, { kind: 'quit' }),
  },
  {
    guard: '[P1] [P4] a killed process has lost nothing and repeats nothing',
    name: 'the process is killed',
    take: ({ user }) => act(user, { kind: 'crash' }),
  },
];

/** Runs a scenario up to its n-th await, does something there, and brings everything to an end. Returns the awaits. */
async function interleave(
  scenario: Scenario,
  place: number,
  what: (scene: Scene) => void,
): Promise<number> {
  const scene = openScene();
  const { world, remote } = scene;
  let awaits = 0;
  let trouble: unknown;
  try {
    await scenario.prepare(scene);
    remote.onAwait = () => {
      awaits += 1;
      if (awaits !== place) return;
      try {
        what(scene);
        checkWorld(world);
      } catch (error) {
        trouble = error;
      }
    };
    await scenario.run(scene);
    remote.onAwait = null;
    if (trouble !== undefined) throw trouble;
    checkWorld(world);
    await endOnDisk(world, [place]);
    if (scenario.isUncontested) checkWishes(scene);
    return awaits;
  } catch (error) {
    throw new Error(`${scenario.name}, at await ${place}`, { cause: error });
  } finally {
    world.end();
  }
}

/** What was there before, with the edits that stand. */
function checkWishes({ user, server }: Scene): void {
  const mine = ['a', 'b', 'c', 'd', 'f'];
  expect(restrictedTo(mine, server)).toEqual(shownGroups(user, mine));
  for (const wish of standingWishes(user, mine)) {
    if (wish.startsWith('New')) expect(restrictedTo(mine, server)).toContain(wish);
  }
}

// Some hundred small worlds on disk each.
const timeout = 180_000;

describe.each(scenarios)('at every await of $name', (scenario) => {
  let awaits = 0;

  beforeAll(async () => {
    awaits = await interleave(scenario, 0, () => {});
  });

  it('there are some', () => {
    expect(awaits).toBeGreaterThan(4);
  });

  const possible = actions.filter(({ isSettling }) => !isSettling || !scenario.isUncontested);
  it.each(possible)('$guard: $name', { timeout }, async ({ take }) => {
    for (let place = 1; place <= awaits; place += 1) {
      const seen = await interleave(scenario, place, take);
      expect(seen, 'the run came to this place').toBeGreaterThanOrEqual(place);
    }
  });
});
