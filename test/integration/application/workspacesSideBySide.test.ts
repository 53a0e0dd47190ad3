import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountAt } from '#electron/sandbox/accounts.ts';
import type { SandboxState } from '#electron/sandbox/server/sandboxState.ts';
import { type SandboxHandle, startSandbox } from '#electron/sandbox/startSandbox.ts';
import { type Provider, providerSchema } from '#shared/domain/capabilities.ts';
import type { WorkspaceId } from '#shared/domain/ids.ts';
import { connectionTo } from '#test/support/connectTo.ts';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from '#test/support/startTestApplication.ts';

interface Place {
  provider: Provider;
  server: SandboxHandle;
  id: WorkspaceId;
}

let places: Place[];
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let muster: TestApplication;

/** One workspace per provider, each at a server of its own, each with one edit that was not sent. */
beforeEach(async () => {
  data = await makeDataFolder();
  muster = await startTestApplication(data.folder);
  places = [];
  for (const provider of providerSchema.options) {
    const server = await startSandbox({ port: 0, seed: 'demo' });
    const connection = connectionTo(server, provider);
    const params = { kind: 'connect', name: `By ${provider}`, connection } as const;
    const { id } = await muster.call('workspace.add', params);
    places.push({ provider, server, id });
    await muster.upToDate();
    await muster.call('sync.setOffline', { offline: true });
    await muster.call('groups.create', { name: `Made for ${provider}` });
  }
});

afterEach(async () => {
  await muster.application.close();
  for (const { server } of places) await server.stop();
  await data.removeFolder();
});

async function namesAt({ url }: SandboxHandle): Promise<string[]> {
  const response = await fetch(`${url}/_sandbox/state`);
  return ((await response.json()) as SandboxState).groups.map(({ name }) => name);
}

const waiting = async () =>
  (await muster.call('changes.list', {})).items.map(
    ({ newName, groupName }) => newName ?? groupName,
  );

function place(provider: Provider): Place {
  const found = places.find((candidate) => candidate.provider === provider);
  if (found === undefined) throw new Error(`No workspace of ${provider}.`);
  return found;
}

it('[P1] [P2] each keeps its own edits over a restart, and its server gets those and no others', async () => {
  await muster.application.close();
  muster = await startTestApplication(data.folder, {
    environmentCredentials: Object.fromEntries(
      places.map(({ provider, server }) => [
        provider,
        accountAt(server.credentials, provider).credentials,
      ]),
    ),
  });
  for (const { provider, id } of places) {
    await muster.call('workspace.open', { workspaceId: id });
    expect(await waiting()).toEqual([`Made for ${provider}`]);
    expect((await muster.call('sync.status', {})).isOfflineByChoice).toBe(true);
  }
  for (const { provider, id, server } of places) {
    await muster.call('workspace.open', { workspaceId: id });
    await muster.call('sync.setOffline', { offline: false });
    await muster.upToDate();
    const made = (await namesAt(server)).filter((name) => name.startsWith('Made for'));
    expect(made).toEqual([`Made for ${provider}`]);
    expect((await muster.call('groups.list', {})).total).toBe(19);
  }
});

it('[P2] removing asks about unsent edits, and keeps the file aside or deletes it; the others stay', async () => {
  const folder = (kind: string, id: string) => join(data.folder, 'data', kind, id, 'muster.db');
  const { id: kept } = place('stream');
  const { id: deleted } = place('workos');
  const { id: left } = place('membersDev');

  expect(
    await muster.application.dispatch('workspace.remove', { workspaceId: kept }),
  ).toMatchObject({ ok: false, error: { code: 'conflict', details: { unsent: 1 } } });
  expect(existsSync(folder('workspaces', kept))).toBe(true);

  await muster.call('workspace.remove', { workspaceId: kept, discardUnsent: true });
  await muster.call('workspace.remove', {
    workspaceId: deleted,
    discardUnsent: true,
    deleteData: true,
  });
  expect(existsSync(folder('removed', kept))).toBe(true);
  expect(await readdir(join(data.folder, 'data', 'workspaces'))).toEqual([left]);
  expect(await readdir(join(data.folder, 'data', 'removed'))).toEqual([kept]);

  const { workspaces } = await muster.call('workspace.list', {});
  expect(workspaces.map(({ id }) => id)).toEqual([left]);
  await muster.call('workspace.open', { workspaceId: left });
  expect(await waiting()).toEqual(['Made for membersDev']);
});
