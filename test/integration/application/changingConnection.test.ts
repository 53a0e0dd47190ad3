import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SandboxHandle, startSandbox } from '#electron/sandbox/startSandbox.ts';
import type { WorkspaceId } from '#shared/domain/ids.ts';
import { connectionTo } from '#test/support/connectTo.ts';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from '#test/support/startTestApplication.ts';

let server: SandboxHandle;
let moved: SandboxHandle;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let muster: TestApplication;
let workspaceId: WorkspaceId;

beforeEach(async () => {
  server = await startSandbox({ port: 0, seed: 'demo' });
  // The same organisation under another address, as after a move.
  moved = await startSandbox({ port: 0, seed: 'demo', credentials: server.credentials });
  data = await makeDataFolder();
  muster = await startTestApplication(data.folder);
  const connection = connectionTo(server, 'stream');
  ({ id: workspaceId } = await muster.call('workspace.add', {
    kind: 'connect',
    name: 'Riverside',
    connection,
  }));
  await muster.upToDate();
});

afterEach(async () => {
  await muster.application.close();
  await server.stop();
  await moved.stop();
  await data.removeFolder();
});

const update = (changes: object) =>
  muster.application.dispatch('workspace.update', { workspaceId, ...changes });

async function stored() {
  const { workspaces } = await muster.call('workspace.list', {});
  return workspaces.find(({ id }) => id === workspaceId);
}

it('[P2] a new address is tried with the credentials held, and gets what waits', async () => {
  await muster.call('sync.setOffline', { offline: true });
  await muster.call('groups.create', { name: 'Snow clearing' });
  expect(await update({ baseUrl: moved.url, name: 'Moved' })).toMatchObject({
    ok: true,
    value: { baseUrl: moved.url, name: 'Moved', provider: 'stream', scope: null },
  });
  expect((await muster.call('changes.list', {})).total).toBe(1);
  await muster.call('sync.setOffline', { offline: false });
  await muster.upToDate();
  const there = await fetch(`${moved.url}/_sandbox/state`);
  expect(await there.text()).toContain('Snow clearing');
  expect(await stored()).toMatchObject({ baseUrl: moved.url, name: 'Moved' });
});

it.each([
  ['does not answer', 'unreachable', () => 'http://127.0.0.1:9'],
  ['is not encrypted', 'invalidRequest', () => 'http://example.org'],
  ['is no address', 'invalidRequest', () => 'riverside'],
])('an address that %s changes nothing, not even the name', async (_what, code, address) => {
  const before = await stored();
  expect(await update({ baseUrl: address(), name: 'Moved' })).toMatchObject({
    ok: false,
    error: { code },
  });
  expect(await stored()).toEqual(before);
});

it('a server that does not know the credentials is not moved to', async () => {
  const stranger = await startSandbox({ port: 0, seed: 'demo' });
  try {
    expect(await update({ baseUrl: stranger.url })).toMatchObject({
      error: { code: 'signInFailed' },
    });
    expect(await stored()).toMatchObject({ baseUrl: server.url });
  } finally {
    await stranger.stop();
  }
});

it('without credentials a new address needs a sign-in, which may come with it', async () => {
  await muster.application.close();
  muster = await startTestApplication(data.folder);
  expect(await update({ baseUrl: moved.url })).toMatchObject({ error: { code: 'signInFailed' } });
  expect(await stored()).toMatchObject({ baseUrl: server.url, credentialHint: null });

  const { credentials } = connectionTo(server, 'stream');
  expect(await update({ baseUrl: moved.url, credentials })).toMatchObject({ ok: true });
  await muster.upToDate();
});

it('a name alone is changed without asking the server', async () => {
  await server.stop();
  expect(await update({ name: 'Riverside club' })).toMatchObject({
    value: { name: 'Riverside club', baseUrl: server.url },
  });
});

it('the demo organisation can be renamed, and has nothing to sign in to', async () => {
  const demo = await muster.call('workspace.add', { kind: 'demo' });
  const { credentials } = connectionTo(server, 'stream');
  for (const changes of [{ credentials }, { baseUrl: moved.url }]) {
    expect(
      await muster.application.dispatch('workspace.update', { workspaceId: demo.id, ...changes }),
    ).toMatchObject({ error: { code: 'invalidRequest' } });
  }
  expect(
    await muster.call('workspace.update', { workspaceId: demo.id, name: 'Playground' }),
  ).toMatchObject({ name: 'Playground', isDemo: true });
});
