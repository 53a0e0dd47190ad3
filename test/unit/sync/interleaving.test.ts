import { beforeAll, describe, expect, it } from 'vitest';
import { settle } from '#test/fakes/manualClock.ts';
import { createScene, type Scene } from './scenes.ts';

/**
 * One laptop's day: a first pull, then edits of three groups, pushed and pulled again, with others at work too. It has a
 * fixed number of awaits; each test has something happen at every one of them in turn.
 */
async function day(
  changeFeed: boolean,
  atAwait: number,
  what: (scene: Scene) => void,
): Promise<Scene & { awaits: number }> {
  const scene = createScene({
    people: ['a', 'b', 'c', 'd', 'e'],
    groups: { kitchen: ['a', 'b'], choir: ['c'], old: [] },
    capabilities: { bulkSize: 2, changeFeed },
    pageSize: 2,
  });
  let awaits = 0;
  scene.remote.onAwait = () => {
    awaits += 1;
    if (awaits === atAwait) what(scene);
  };
  scene.engine().start();
  await scene.clock.advance(1);
  if (scene.store.groupOf('old') === null) await scene.comeToRest();
  scene.engine().setOffline(false);
  await scene.comeToRest();
  scene.rename(scene.at('kitchen'), 'Bar');
  scene.add(scene.at('kitchen'), 'c', 'd', 'e');
  scene.remove(scene.at('kitchen'), 'a');
  scene.delete(scene.at('old'));
  scene.create('New', ['a', 'b', 'c']);
  await scene.clock.advance(400);
  scene.server.update('others', 'choir', { description: 'Thursdays' });
  scene.engine().setOffline(false);
  scene.engine().requestSync();
  await scene.comeToRest();
  scene.remote.onAwait = null;
  scene.engine().setOffline(false);
  await scene.comeToRest();
  return { ...scene, awaits };
}

/** The three groups as the server has them. */
function outcome(scene: Scene): string[] {
  return [...scene.server.groups.values()]
    .map(
      ({ name, description, members }) =>
        `${name} (${description}): ${[...members.keys()].sort().join(' ')}`,
    )
    .sort();
}

const undisturbed = ['Bar (null): b c d e', 'New (null): a b c', 'choir (Thursdays): c'];

function expectInStep(scene: Scene, expected: string[]): void {
  expect(outcome(scene)).toEqual(expected);
  expect(scene.store.rows(), 'nothing is left over').toEqual([]);
  expect(scene.engine().status().phase).toBe('upToDate');
  const shown = scene.store.groups().map(({ groupId }) => scene.here(groupId));
  const there = scene.store.groups().map(({ groupId }) => scene.there(groupId));
  expect(shown).toEqual(there);
}

describe.each([
  ['in full pulls', false],
  ['by a change feed', true],
])('at every await of a pull and a push, %s', (_name, changeFeed) => {
  let places: number[] = [];

  beforeAll(async () => {
    const { awaits, store } = await day(changeFeed, 0, () => {});
    expect(store.cycles.some(({ isIncremental }) => isIncremental === true)).toBe(changeFeed);
    places = Array.from({ length: awaits }, (_, index) => index + 1);
  });

  it('there are some', () => {
    expect(places.length).toBeGreaterThan(50);
  });

  it('[P1] [I1] an edit may come in, and is sent', async () => {
    for (const place of places) {
      const scene = await day(changeFeed, place, (busy) => {
        const groupId = busy.store.groupOf('choir');
        if (groupId === null) busy.create('Late', ['d']);
        else {
          busy.rename(groupId, 'Late');
          busy.add(groupId, 'd');
        }
      });
      const late = scene.server.groups.get('choir')?.name === 'Late';
      const expected = late
        ? ['Bar (null): b c d e', 'Late (Thursdays): c d', 'New (null): a b c']
        : ['Bar (null): b c d e', 'Late (null): d', 'New (null): a b c', 'choir (Thursdays): c'];
      expectInStep(scene, expected);
    }
  });

  it('[P2] an edit of what is being sent may come in, and is sent after it', async () => {
    for (const place of places) {
      let wasThere = false;
      const scene = await day(changeFeed, place, (busy) => {
        const groupId = busy.store.groupOf('kitchen');
        wasThere = groupId !== null;
        if (groupId === null) return;
        busy.rename(groupId, 'Later');
        busy.remove(groupId, 'b', 'd');
      });
      const [kitchen] = scene.store.groups().filter(({ remoteId }) => remoteId === 'kitchen');
      const wasBefore = scene.server.groups.get('kitchen')?.name === 'Bar';
      const expected = !wasThere
        ? undisturbed
        : wasBefore
          ? ['Bar (null): c d e', 'New (null): a b c', 'choir (Thursdays): c']
          : ['Later (null): c e', 'New (null): a b c', 'choir (Thursdays): c'];
      expect(kitchen?.view).not.toBeNull();
      expectInStep(scene, [...expected].sort());
    }
  });

  it('[P1] [P4] the process may die', async () => {
    for (const place of places) {
      const scene = await day(changeFeed, place, (busy) => busy.restart());
      expectInStep(scene, undisturbed);
      const made = scene.server.deeds.filter(
        ({ by, what }) => by === 'laptop1' && what.kind === 'created',
      );
      expect(made).toHaveLength(1);
    }
  });

  it('it may be stopped, and leaves the store alone from then on', async () => {
    for (const place of places) {
      const scene = await day(changeFeed, place, (busy) => {
        const stopped = busy.engine().stop(0);
        busy.takeStoreAway();
        // Everything the old engine still does comes to its end before the next one starts.
        void stopped.then(settle).then(() => busy.restart());
      });
      expect(scene.warnings).toEqual([]);
      expectInStep(scene, undisturbed);
    }
  });

  it('[P4] it may be taken offline', async () => {
    for (const place of places) {
      expectInStep(
        await day(changeFeed, place, (busy) => busy.engine().setOffline(true)),
        undisturbed,
      );
    }
  });

  it('[P4] it may be paused: the run ends, and goes on when that is over', async () => {
    for (const place of places) {
      const scene = await day(changeFeed, place, (busy) => {
        busy.engine().pause();
        const pausedAt = busy.remote.calls.length;
        void settle().then(() => {
          expect(busy.remote.calls, `nothing is asked after await ${place}`).toHaveLength(pausedAt);
          const states = busy.store.rows().map(({ state }) => state);
          expect(states, 'nothing is taken for being sent').not.toContain('sending');
          busy.engine().resume();
        });
      });
      expectInStep(scene, undisturbed);
    }
  });

  it('[P1] [I1] a group may come onto the screen', async () => {
    for (const place of places) {
      const scene = await day(changeFeed, place, (busy) => {
        for (const id of ['kitchen', 'choir', 'old']) busy.engine().focus(busy.store.groupOf(id));
      });
      expectInStep(scene, undisturbed);
    }
  });

  it('[P4] the network may break, with what is under way applied or not', async () => {
    for (const kind of ['dropRequest', 'dropAnswer'] as const) {
      for (const place of places) {
        const scene = await day(changeFeed, place, (busy) =>
          busy.remote.addFault({ times: 1, mishap: { kind } }),
        );
        expectInStep(scene, undisturbed);
      }
    }
  });
});
