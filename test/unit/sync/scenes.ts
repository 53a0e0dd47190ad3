import type { Intent } from '#shared/commands/command.ts';
import type { Capabilities } from '#shared/domain/capabilities.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { createFakeGroupsServer, type FakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import { createLaptop, type Laptop, type LaptopOptions } from './laptop.ts';

/** A laptop in front of a server, and short ways to say what is done on either. */
export interface Scene extends Laptop {
  server: FakeGroupsServer;
  /** The local id of a group on the server. */
  at(remoteId: string): GroupId;
  rename(groupId: GroupId, name: string): void;
  describe(groupId: GroupId, description: string | null): void;
  add(groupId: GroupId, ...keys: string[]): void;
  remove(groupId: GroupId, ...keys: string[]): void;
  setAdmin(groupId: GroupId, isAdmin: boolean, ...keys: string[]): void;
  delete(groupId: GroupId): void;
  /** `Kitchen: a b*`, by the server or by the laptop's screen; null when there is none. */
  there(groupId: GroupId): string | null;
  here(groupId: GroupId): string | null;
  /** The requests since the last look, in words. */
  requests(): string[];
}

export interface SceneOptions extends LaptopOptions {
  people?: readonly string[];
  groups?: Readonly<Record<string, readonly string[]>>;
  capabilities?: Partial<Capabilities>;
}

/** A laptop that has not been started, in front of a server with some groups. */
export function createScene(options: SceneOptions = {}): Scene {
  const { people = ['a', 'b', 'c', 'd'], groups = {}, capabilities = {}, ...rest } = options;
  const server = createFakeGroupsServer({ people, capabilities });
  for (const [remoteId, members] of Object.entries(groups)) {
    server.create('others', remoteId, remoteId, null);
    for (const member of members) server.join('others', remoteId, [member], false);
  }
  const laptop = createLaptop(server, rest);
  const { store } = laptop;
  const ids = (keys: readonly string[]) => keys.map(store.personOf);
  const remoteIdOf = (groupId: GroupId) =>
    store.groups().find((group) => group.groupId === groupId)?.remoteId ?? groupId;
  const edit = (groupId: GroupId, intent: Intent) => laptop.edit(groupId, intent);
  let seen = 0;

  return {
    ...laptop,
    server,
    at(remoteId) {
      const groupId = store.groupOf(remoteId);
      if (groupId === null) throw new Error(`${remoteId} is not here.`);
      return groupId;
    },
    rename: (groupId, name) => edit(groupId, { name: 'updateGroup', args: { name } }),
    describe: (groupId, description) =>
      edit(groupId, { name: 'updateGroup', args: { description } }),
    add: (groupId, ...keys) => {
      const members = ids(keys).map((personId) => ({ personId, isAdmin: false }));
      edit(groupId, { name: 'addMembers', args: { members } });
    },
    remove: (groupId, ...keys) =>
      edit(groupId, { name: 'removeMembers', args: { personIds: ids(keys) } }),
    setAdmin: (groupId, isAdmin, ...keys) =>
      edit(groupId, { name: 'setAdmin', args: { personIds: ids(keys), isAdmin } }),
    delete: (groupId) => edit(groupId, { name: 'deleteGroup', args: {} }),
    there(groupId) {
      const group = server.groups.get(remoteIdOf(groupId));
      if (group === undefined) return null;
      return lineOf(
        group.name,
        [...group.members].map(([key, { isAdmin }]) => [key, isAdmin]),
      );
    },
    here(groupId) {
      const view = store.view(groupId);
      if (view === null) return null;
      const keys = store.memberKeys(view.members.keys());
      return lineOf(
        view.fields.name,
        [...view.members].map(([id, { isAdmin }]) => [keys.get(id) ?? '?', isAdmin]),
      );
    },
    requests() {
      const calls = laptop.remote.calls.slice(seen);
      seen = laptop.remote.calls.length;
      return calls.map(({ operation, memberKeys }) => [operation, ...memberKeys].join(' '));
    },
  };
}

/** The same, after its first pull. */
export async function createSyncedScene(options: SceneOptions = {}): Promise<Scene> {
  const scene = createScene(options);
  scene.engine().start();
  await scene.comeToRest();
  scene.requests();
  return scene;
}

function lineOf(name: string, members: [string, boolean][]): string {
  const words = members.map(([key, isAdmin]) => (isAdmin ? `${key}*` : key));
  return `${name}: ${words.sort().join(' ')}`;
}
