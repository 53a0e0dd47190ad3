import { createRemote } from '#electron/remotes/createRemote.ts';
import type { StreamCredentials } from '#shared/domain/workspace.ts';
import { groupsContract } from './groupsContract.ts';

function streamAt(baseUrl: string, credentials: StreamCredentials) {
  return createRemote({
    provider: 'stream',
    scopeId: null,
    baseUrl,
    credentials,
    fetch: globalThis.fetch,
    nowMs: Date.now,
  });
}

groupsContract('Stream', {
  connect: ({ url, credentials }) => streamAt(url, { kind: 'server', ...credentials.stream }),

  connectTo: (baseUrl, { credentials: { stream } }, spoiled) =>
    streamAt(baseUrl, {
      kind: 'server',
      ...stream,
      ...(spoiled ? { apiSecret: 'another-secret' } : {}),
    }),

  connectAs: async (sandbox, personId) =>
    streamAt(sandbox.url, {
      kind: 'user',
      apiKey: sandbox.credentials.stream.apiKey,
      userToken: await sandbox.token(personId),
    }),

  routes: {
    listPeople: { method: 'GET', path: '/users' },
    listGroups: { method: 'GET', path: '/usergroups' },
    getGroup: { method: 'GET', path: '/usergroups/*' },
    createGroup: { method: 'POST', path: '/usergroups' },
    updateGroup: { method: 'PUT', path: '/usergroups/*' },
    deleteGroup: { method: 'DELETE', path: '/usergroups/*' },
    addMembers: { method: 'POST', path: '/usergroups/*/members' },
    removeMembers: { method: 'POST', path: '/usergroups/*/members/delete' },
    setAdmin: { method: 'POST', path: '/usergroups/*/members' },
  },
});
