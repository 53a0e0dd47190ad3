import type { Intent } from '#shared/commands/command.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { FakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import { createFakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import type { Mishap } from '#test/fakes/fakeRemoteGroups.ts';
import { ghost } from '#test/property/sync/scenarios.ts';
import { createDiskWorld, type DiskWorld, type Seat } from '#test/property/syncOnDisk/diskWorld.ts';

/** A laptop on disk in front of a server with two groups, `kitchen` (a, b) and `choir` (c). */
export interface Scene extends Seat {
  world: DiskWorld;
  server: FakeGroupsServer;
  /** The group here that is, or came from, `kitchen`; else the first there is. */
  kitchen(): GroupId | null;
  edit(groupId: GroupId | null, intent: Intent): void;
  rename(groupId: GroupId | null, name: string): void;
  add(groupId: GroupId | null, ...keys: string[]): void;
  lose(mishap: Mishap['kind'] & ('dropAnswer' | 'timeOutApplied')): void;
}

const people = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

export function openScene(): Scene {
  const server = createFakeGroupsServer({
    people,
    capabilities: { bulkSize: 4, maxMembersPerGroup: null, uniqueGroupNames: false },
  });
  for (const [id, members] of Object.entries({ kitchen: ['a', 'b'], choir: ['c'], old: [] })) {
    server.create('others', id, id, null);
    for (const member of members) server.join('others', id, [member], false);
  }
  const world = createDiskWorld(server, { laptops: 1, pageSize: 2, ghosts: [ghost] });
  const [seat] = world.seats;
  if (seat === undefined) throw new Error('No seat.');
  const { user, remote } = seat;
  const edit = (groupId: GroupId | null, intent: Intent) => user.edit([{ groupId, intent }]);
  return {
    ...seat,
    world,
    server,
    kitchen() {
      const shown = user.shown();
      const found = shown.find(({ remoteId }) => remoteId === 'kitchen') ?? shown[0];
      return found?.groupId ?? null;
    },
    edit,
    rename(groupId, name) {
      if (groupId !== null) edit(groupId, { name: 'updateGroup', args: { name } });
    },
    add(groupId, ...keys) {
      if (groupId === null) return;
      const members = keys.map((key) => ({ personId: user.personOf(key), isAdmin: false }));
      edit(groupId, { name: 'addMembers', args: { members } });
    },
    lose: (kind) => void remote.addFault({ operation: 'write', times: 1, mishap: { kind } }),
  };
}

/** What a run is made of: what is there before it, and what sets it off. Every await of the second part is counted. */
export interface Scenario {
  name: string;
  /** Whether nobody but the laptop decides what becomes of a, b, c, d and the names. */
  isUncontested: boolean;
  prepare(scene: Scene): Promise<void>;
  run(scene: Scene): Promise<void>;
}

async function firstSync({ user, comeToRest }: Scene): Promise<void> {
  user.laptop.engine().start();
  await comeToRest();
}

async function sync({ user, clock, comeToRest }: Scene): Promise<void> {
  user.laptop.engine().requestSync();
  await clock.advance(400);
  await comeToRest();
}

/** Edits that are not sent yet when the run begins. */
async function unsent(scene: Scene, make: () => void): Promise<void> {
  const engine = scene.user.laptop.engine();
  engine.setOffline(true);
  make();
  await scene.clock.advance(400);
}

function goOnline(scene: Scene): Promise<void> {
  scene.user.laptop.engine().setOffline(false);
  return sync(scene);
}

export const scenarios: Scenario[] = [
  {
    name: 'a first pull of two pages',
    isUncontested: false,
    prepare: () => Promise.resolve(),
    run: firstSync,
  },
  {
    name: 'a pull of a changed group that has an unsent edit',
    isUncontested: false,
    async prepare(scene) {
      await firstSync(scene);
      await unsent(scene, () => scene.add(scene.kitchen(), 'c'));
      scene.server.update('others', 'kitchen', { description: 'Thursdays' });
      scene.server.join('others', 'kitchen', ['e'], false);
    },
    run: goOnline,
  },
  {
    name: 'a push of a new group, an add and a rename',
    isUncontested: true,
    async prepare(scene) {
      await firstSync(scene);
      await unsent(scene, () => {
        const members = [{ personId: scene.user.personOf('a'), isAdmin: false }];
        const args = { name: 'New', description: null, members };
        scene.edit(null, { name: 'createGroup', args });
        scene.add(scene.kitchen(), 'c', 'd');
        scene.rename(scene.kitchen(), 'Bar');
      });
    },
    run: goOnline,
  },
  {
    name: 'a push of a new group whose answer is lost',
    isUncontested: true,
    async prepare(scene) {
      await firstSync(scene);
      await unsent(scene, () => {
        const members = [{ personId: scene.user.personOf('a'), isAdmin: false }];
        const args = { name: 'New', description: null, members };
        scene.edit(null, { name: 'createGroup', args });
      });
      scene.lose('timeOutApplied');
    },
    run: goOnline,
  },
  {
    name: 'a push of a bulk add whose answer is lost',
    isUncontested: true,
    async prepare(scene) {
      await firstSync(scene);
      await unsent(scene, () => scene.add(scene.kitchen(), 'c', 'd'));
      scene.lose('dropAnswer');
    },
    run: goOnline,
  },
  {
    name: 'a refused bulk add',
    isUncontested: false,
    async prepare(scene) {
      await firstSync(scene);
      await unsent(scene, () => scene.add(scene.kitchen(), 'c', ghost, 'd'));
    },
    run: goOnline,
  },
  {
    name: 'the finding of a conflict',
    isUncontested: false,
    async prepare(scene) {
      await firstSync(scene);
      await unsent(scene, () => scene.rename(scene.kitchen(), 'Bar'));
      scene.server.update('others', 'kitchen', { name: 'Mess' });
    },
    run: goOnline,
  },
  {
    name: 'the finding that a group was deleted there',
    isUncontested: false,
    async prepare(scene) {
      await firstSync(scene);
      await unsent(scene, () => scene.add(scene.kitchen(), 'c'));
      scene.server.remove('others', 'kitchen');
    },
    run: goOnline,
  },
];
