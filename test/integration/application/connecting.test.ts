import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountAt } from '#electron/sandbox/accounts.ts';
import type { SandboxState } from '#electron/sandbox/server/sandboxState.ts';
import { type SandboxHandle, startSandbox } from '#electron/sandbox/startSandbox.ts';
import { capabilitiesByProvider, providerSchema } from '#shared/domain/capabilities.ts';
import { connectionNeeds } from '#shared/domain/connection.ts';
import type { Credentials } from '#shared/domain/workspace.ts';
import { connectionTo } from '#test/support/connectTo.ts';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from '#test/support/startTestApplication.ts';

const providers = providerSchema.options;
const needingScope = providers.filter(
  (provider) => connectionNeeds[provider].scope?.isRequired === true,
);

let server: SandboxHandle;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let muster: TestApplication;

beforeEach(async () => {
  server = await startSandbox({ port: 0, seed: 'demo' });
  data = await makeDataFolder();
  muster = await startTestApplication(data.folder);
});

afterEach(async () => {
  await muster.application.close();
  await server.stop();
  await data.removeFolder();
});

async function requestsSoFar(): Promise<number> {
  const response = await fetch(`${server.url}/_sandbox/state`);
  return ((await response.json()) as SandboxState).requests.total;
}

/** A secret of the right kind that no server knows. */
function wrongSecret(credentials: Credentials): Credentials {
  return credentials.kind === 'server'
    ? { ...credentials, apiSecret: 'not-the-secret-0000' }
    : { kind: 'apiKey', apiKey: 'not-the-secret-0000' };
}

const otherKind: Record<'apiKey' | 'account', Credentials> = {
  apiKey: { kind: 'server', apiKey: 'some-key', apiSecret: 'some-secret-of-a-vendor' },
  account: { kind: 'apiKey', apiKey: 'some-secret-of-a-vendor' },
};
const unfitting = (credentials: Credentials): Credentials =>
  credentials.kind === 'apiKey' ? otherKind.apiKey : otherKind.account;

describe.each(providers)('connecting to %s', (provider) => {
  it('works from the account to the whole organisation', async () => {
    const connection = connectionTo(server, provider);
    expect(await muster.call('workspace.test', { connection })).toEqual({});
    const params = { kind: 'connect', name: 'Riverside', connection } as const;
    const workspace = await muster.call('workspace.add', params);
    expect(workspace).toMatchObject({
      name: 'Riverside',
      provider,
      baseUrl: server.url,
      scope: connection.scope,
      isDemo: false,
      credentialIsKept: false,
      capabilities: capabilitiesByProvider[provider],
    });
    await muster.upToDate();
    expect((await muster.call('groups.list', {})).total).toBe(18);
  });

  it('lists what of the account there is to choose', async () => {
    const { baseUrl, credentials, scope } = connectionTo(server, provider);
    const account = { provider, baseUrl, credentials };
    const { scopes } = await muster.call('workspace.scopes', { account });
    if (connectionNeeds[provider].scope?.isRequired) expect(scopes).toEqual([scope]);
    else expect(scopes).toEqual([]);
  });

  it('a secret that is not known is a failed sign-in that stores nothing and repeats no secret', async () => {
    const connection = connectionTo(server, provider);
    const refused = { ...connection, credentials: wrongSecret(connection.credentials) };
    const { scope: _scope, ...account } = refused;
    const results = [
      await muster.application.dispatch('workspace.test', { connection: refused }),
      await muster.application.dispatch('workspace.add', {
        kind: 'connect',
        name: 'Riverside',
        connection: refused,
      }),
      ...(connectionNeeds[provider].scope?.isRequired
        ? [await muster.application.dispatch('workspace.scopes', { account })]
        : []),
    ];
    for (const result of results) {
      expect(result).toMatchObject({ ok: false, error: { code: 'signInFailed' } });
      expect(JSON.stringify(result)).not.toContain('not-the-secret');
    }
    expect((await muster.call('workspace.list', {})).workspaces).toEqual([]);
  });

  it('sends credentials of another kind nowhere, neither at first nor when signing in again', async () => {
    const connection = connectionTo(server, provider);
    const params = { kind: 'connect', name: 'Riverside', connection } as const;
    const { id } = await muster.call('workspace.add', params);
    await muster.upToDate();
    await muster.call('sync.setOffline', { offline: true });
    const before = await requestsSoFar();

    const credentials = unfitting(connection.credentials);
    const { scope: _scope, ...account } = connection;
    for (const [method, given] of [
      ['workspace.test', { connection: { ...connection, credentials } }],
      ['workspace.scopes', { account: { ...account, credentials } }],
      ['workspace.add', { ...params, connection: { ...connection, credentials } }],
      ['workspace.update', { workspaceId: id, credentials }],
    ] as const) {
      const result = await muster.application.dispatch(method, given);
      expect(result, method).toMatchObject({ ok: false, error: { code: 'invalidRequest' } });
    }
    expect(await requestsSoFar()).toBe(before);
    expect((await muster.call('workspace.list', {})).workspaces).toHaveLength(1);
  });

  it('asks to sign in again after a restart, and the sign-in sends what waits', async () => {
    const connection = connectionTo(server, provider);
    const params = { kind: 'connect', name: 'Riverside', connection } as const;
    const { id } = await muster.call('workspace.add', params);
    await muster.upToDate();
    await muster.call('sync.setOffline', { offline: true });
    await muster.call('groups.create', { name: 'Snow clearing' });
    await muster.application.close();

    muster = await startTestApplication(data.folder);
    await muster.call('sync.setOffline', { offline: false });
    await muster.waitFor('sync.status', ({ phase }) => phase === 'signedOut');
    const { credentials } = connection;
    await muster.call('workspace.update', { workspaceId: id, credentials });
    await muster.upToDate();
    expect((await muster.call('changes.list', {})).total).toBe(0);
  });

  it('is signed in by the environment after a restart, with this provider’s credentials only', async () => {
    const connection = connectionTo(server, provider);
    const params = { kind: 'connect', name: 'Riverside', connection } as const;
    await muster.call('workspace.add', params);
    await muster.upToDate();
    await muster.application.close();

    const others = providers.filter((other) => other !== provider);
    const { credentials } = accountAt(server.credentials, provider);
    const wrong = wrongSecret(credentials);
    muster = await startTestApplication(data.folder, {
      environmentCredentials: Object.fromEntries(others.map((other) => [other, wrong])),
    });
    await expect.poll(async () => (await muster.call('sync.status', {})).phase).toBe('signedOut');
    await muster.application.close();

    muster = await startTestApplication(data.folder, {
      environmentCredentials: { [provider]: credentials },
    });
    await muster.upToDate();
  });
});

describe.each(needingScope)('an organisation of %s', (provider) => {
  it('that the account does not have is refused by name, and nothing is stored', async () => {
    const scope = { id: 'org_01HZZZZZZZZZZZZZZZZZZZZZZZ', name: 'Somebody else' };
    const connection = connectionTo(server, provider, { scope });
    const params = { kind: 'connect', name: 'Riverside', connection } as const;
    for (const [method, given] of [
      ['workspace.test', { connection }],
      ['workspace.add', params],
    ] as const) {
      expect(await muster.application.dispatch(method, given)).toMatchObject({
        ok: false,
        error: { code: 'notFound', message: expect.stringContaining('“Somebody else”') },
      });
    }
    expect((await muster.call('workspace.list', {})).workspaces).toEqual([]);
  });

  it('has to be chosen', async () => {
    const connection = connectionTo(server, provider, { scope: null });
    expect(await muster.application.dispatch('workspace.test', { connection })).toMatchObject({
      ok: false,
      error: { code: 'invalidRequest' },
    });
  });
});

it('asking an address where nobody answers for organisations says so', async () => {
  const nobody = await startSandbox({ port: 0, seed: 'empty' });
  await nobody.stop();
  const { scope: _scope, ...account } = connectionTo(nobody, 'workos');
  expect(await muster.application.dispatch('workspace.scopes', { account })).toMatchObject({
    ok: false,
    error: { code: 'unreachable' },
  });
});
