import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tableLayoutSchema } from '#shared/domain/tableLayout.ts';
import { settingsSchema } from '#shared/ipc/methods/app.ts';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from '#test/support/startTestApplication.ts';

let data: Awaited<ReturnType<typeof makeDataFolder>>;
let muster: TestApplication;

const file = () => join(data.folder, 'data', 'workspaces.json');
const readRegistry = async () => JSON.parse(await readFile(file(), 'utf8'));

async function startWith(registry: object | null): Promise<void> {
  if (registry !== null) {
    await mkdir(join(data.folder, 'data'), { recursive: true });
    await writeFile(file(), JSON.stringify(registry));
  }
  muster = await startTestApplication(data.folder);
}

beforeEach(async () => {
  data = await makeDataFolder();
});

afterEach(async () => {
  await muster.application.close();
  await data.removeFolder();
});

const bare = { version: 1, openId: null, workspaces: [] };

describe('settings', () => {
  it('are kept over a restart, and told to everybody who listens', async () => {
    await startWith(null);
    expect(await muster.call('settings.get', {})).toEqual(settingsSchema.parse({}));
    const chosen = { dateFormat: 'dayFirst', weekStart: 'saturday' } as const;
    const settings = { ...settingsSchema.parse({}), ...chosen };
    expect(await muster.call('settings.set', chosen)).toEqual(settings);
    expect(await muster.waitFor('settings.changed', () => true)).toEqual(settings);
    await muster.application.close();
    await startWith(null);
    expect(await muster.call('settings.get', {})).toEqual(settings);
  });

  it('of a former version are read, with the new ones as they are by default', async () => {
    await startWith({ ...bare, settings: { colorScheme: 'dark', density: 'compact' } });
    expect(await muster.call('settings.get', {})).toEqual({
      colorScheme: 'dark',
      density: 'compact',
      dateFormat: 'locale',
      weekStart: 'locale',
    });
  });

  it('that a newer Muster or somebody else has written stand each for itself', async () => {
    await startWith({
      ...bare,
      settings: { colorScheme: 'sepia', density: 'compact', dateFormat: 5, weekStart: 'sunday' },
    });
    expect(await muster.call('settings.get', {})).toEqual({
      colorScheme: 'auto',
      density: 'compact',
      dateFormat: 'locale',
      weekStart: 'sunday',
    });
  });
});

describe('table layouts', () => {
  const plain = tableLayoutSchema.parse({});

  it('are kept with their workspace, and told to everybody who listens', async () => {
    await startWith(null);
    await expect(muster.call('layout.get', {})).rejects.toMatchObject({ code: 'noWorkspace' });
    const { id } = await muster.call('workspace.add', { kind: 'demo' });
    expect(await muster.call('layout.get', {})).toEqual(plain);
    const rosterOrder = [{ key: 'attribute:Town', direction: 'descending' }] as const;
    await muster.call('layout.set', { rosterColumns: ['name', 'columnOfTomorrow'] });
    const layout = await muster.call('layout.set', { rosterOrder: [...rosterOrder] });
    expect(layout).toEqual({
      ...plain,
      rosterColumns: ['name', 'columnOfTomorrow'],
      rosterOrder,
    });
    const told = await muster.waitFor(
      'layout.changed',
      ({ rosterOrder: { length } }) => length > 0,
    );
    expect(told).toEqual(layout);
    await muster.application.close();

    await startWith(null);
    expect(await muster.call('layout.get', {})).toEqual(layout);
    await muster.call('workspace.remove', {
      workspaceId: id,
      discardUnsent: true,
      deleteData: true,
    });
    expect((await readRegistry()).layouts).toEqual({});
  });

  it('fall back to what Muster has where the kept one makes no sense', async () => {
    await startWith(null);
    const { id } = await muster.call('workspace.add', { kind: 'demo' });
    await muster.call('layout.set', { groupSort: 'size', peopleColumns: ['name'] });
    await muster.application.close();
    const registry = await readRegistry();
    for (const [kept, expected] of [
      [
        { ...registry.layouts[id], rosterColumns: 5 },
        { groupSort: 'size', peopleColumns: ['name'] },
      ],
      [{ ...registry.layouts[id], groupSort: 'colour' }, { peopleColumns: ['name'] }],
      ['round', {}],
    ]) {
      await startWith({ ...registry, layouts: { [id]: kept } });
      expect(await muster.call('layout.get', {})).toEqual({ ...plain, ...expected });
      await muster.application.close();
    }
    await startWith({ ...registry, layouts: null });
    expect(await muster.call('layout.get', {})).toEqual(plain);
  });
});
