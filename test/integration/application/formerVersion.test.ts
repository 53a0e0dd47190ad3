import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from '#test/support/startTestApplication.ts';

const demoId = '0191d3a0-0000-7000-8000-000000000001';
const ownId = '0191d3a0-0000-7000-8000-000000000002';

/** As version 0.1 wrote it: one provider, and no scopes. */
const formerRegistry = {
  version: 1,
  openId: demoId,
  workspaces: [
    { id: demoId, name: 'Riverside Volunteers', provider: 'stream', baseUrl: '', isDemo: true },
    {
      id: ownId,
      name: 'Club',
      provider: 'stream',
      baseUrl: 'https://chat.stream-io-api.com',
      isDemo: false,
    },
  ],
  settings: { colorScheme: 'auto', density: 'comfortable' },
};

let data: Awaited<ReturnType<typeof makeDataFolder>>;
let muster: TestApplication;

beforeEach(async () => {
  data = await makeDataFolder();
  await mkdir(join(data.folder, 'data'), { recursive: true });
  await writeFile(join(data.folder, 'data', 'workspaces.json'), JSON.stringify(formerRegistry));
  muster = await startTestApplication(data.folder);
});

afterEach(async () => {
  await muster.application.close();
  await data.removeFolder();
});

it('[P5] the registry of version 0.1 opens, with all of an account as each workspace’s scope', async () => {
  const { workspaces, openId, problem } = await muster.call('workspace.list', {});
  expect({ openId, problem }).toEqual({ openId: demoId, problem: null });
  expect(workspaces.map(({ id, provider, scope }) => ({ id, provider, scope }))).toEqual([
    { id: demoId, provider: 'stream', scope: null },
    { id: ownId, provider: 'stream', scope: null },
  ]);
});

it('[P1] [P2] a demo of version 0.1 stays on its server, and its unsent edits reach it', async () => {
  await muster.upToDate();
  await muster.call('sync.setOffline', { offline: true });
  const { groupId } = await muster.call('groups.create', { name: 'Snow clearing' });
  await muster.application.close();

  muster = await startTestApplication(data.folder);
  expect((await muster.call('changes.list', {})).total).toBe(1);
  expect(await muster.call('workspace.add', { kind: 'demo' })).toMatchObject({
    id: demoId,
    provider: 'stream',
  });
  await muster.call('sync.setOffline', { offline: false });
  await muster.upToDate();
  expect((await muster.call('changes.list', {})).total).toBe(0);
  expect(await muster.call('groups.get', { groupId })).toMatchObject({
    name: 'Snow clearing',
    syncMark: 'synced',
  });
});
