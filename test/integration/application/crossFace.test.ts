import { describe, expect, it, onTestFinished } from 'vitest';
import { providerSchema } from '#shared/domain/capabilities.ts';
import type { Connection } from '#shared/domain/connection.ts';
import { sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import { connectionTo } from '#test/support/connectTo.ts';
import { makeDataFolder, startTestApplication } from '#test/support/startTestApplication.ts';
import { vendorEditors } from '#test/support/vendorEditors.ts';

const people = ['ann', 'bob', 'cem', 'dora'].map((id) => ({
  id,
  name: `${id} of the club`,
  email: `${id}@example.org`,
}));
const roster = {
  people,
  groups: [
    { id: 'choir', name: 'Choir', description: 'We sing' },
    { id: 'kitchen', name: 'Kitchen', description: 'We cook' },
    { id: 'bar', name: 'Bar', description: 'We pour' },
  ],
  memberships: [
    { groupId: 'choir', personId: 'ann' },
    { groupId: 'choir', personId: 'bob' },
    { groupId: 'kitchen', personId: 'cem' },
  ],
};

async function openWorkspace(connection: Connection) {
  const { folder, removeFolder } = await makeDataFolder();
  onTestFinished(removeFolder);
  const muster = await startTestApplication(folder);
  onTestFinished(() => muster.application.close());
  await muster.call('workspace.add', { kind: 'connect', name: 'Club', connection });
  await muster.upToDate();

  return {
    /** One sync, as the button asks for it. */
    async sync(): Promise<void> {
      const before = (await muster.call('sync.log', {})).items.length;
      await muster.call('sync.run', {});
      await expect
        .poll(async () => (await muster.call('sync.log', {})).items.length)
        .toBeGreaterThan(before);
      await muster.upToDate();
    },
    /** Names, descriptions and people by group, as the screen shows them. */
    async shown() {
      const { items } = await muster.call('groups.list', {});
      const groups = await Promise.all(
        items.map(async ({ id, name, description }) => {
          const { items: rows } = await muster.call('roster.query', { groupId: id });
          return { name, description, people: rows.map((row) => row.name).sort() };
        }),
      );
      return groups.sort((one, other) => (one.name < other.name ? -1 : 1));
    },
  };
}

const named = (...ids: string[]) => ids.map((id) => `${id} of the club`);

describe.each(providerSchema.options)('a workspace at %s', (provider) => {
  it.each(Object.entries(vendorEditors))(
    'shows after one sync what somebody did with the %s',
    async (_client, edit) => {
      const sandbox = await sandboxWith(roster);
      const workspace = await openWorkspace(connectionTo(sandbox, provider));
      expect(await workspace.shown()).toEqual([
        { name: 'Bar', description: 'We pour', people: [] },
        { name: 'Choir', description: 'We sing', people: named('ann', 'bob') },
        { name: 'Kitchen', description: 'We cook', people: named('cem') },
      ]);

      const elsewhere = await edit(sandbox);
      await elsewhere.rename('choir', 'Gospel choir');
      await elsewhere.add('choir', 'dora');
      await elsewhere.remove('choir', 'bob');
      await elsewhere.add('kitchen', 'ann');
      await elsewhere.delete('bar');
      await elsewhere.make('Stage', 'We carry', ['cem', 'dora']);
      await workspace.sync();

      expect(await workspace.shown()).toEqual([
        { name: 'Gospel choir', description: 'We sing', people: named('ann', 'dora') },
        { name: 'Kitchen', description: 'We cook', people: named('ann', 'cem') },
        { name: 'Stage', description: 'We carry', people: named('cem', 'dora') },
      ]);
    },
  );
});
