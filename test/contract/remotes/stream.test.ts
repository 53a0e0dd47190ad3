import { createRemote } from '#electron/remotes/createRemote.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
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
  capabilities: capabilitiesByProvider.stream,

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

  ids: () => Promise.resolve({ person: (id) => id, group: (id) => id }),

  person: ({ name, email = null, phone = null, shirt }) => ({
    name,
    email,
    phone,
    otherEmails: [],
    clientId: null,
    status: 'active',
    attributes: shirt === undefined ? {} : { shirt },
  }),

  tells: { createdBy: true, joinedAt: true },
  mayRepeatRows: false,
  twoWritesAMinute: { rateLimit: { budget: 2, windowSeconds: 60 } },

  routes: {
    listPeople: [{ method: 'GET', path: '/users' }],
    listGroups: [{ method: 'GET', path: '/usergroups' }],
    getGroup: [{ method: 'GET', path: '/usergroups/*' }],
    createGroup: [{ method: 'POST', path: '/usergroups' }],
    updateGroup: [{ method: 'PUT', path: '/usergroups/*' }],
    deleteGroup: [{ method: 'DELETE', path: '/usergroups/*' }],
    addMembers: [{ method: 'POST', path: '/usergroups/*/members' }],
    removeMembers: [{ method: 'POST', path: '/usergroups/*/members/delete' }],
    setAdmin: [{ method: 'POST', path: '/usergroups/*/members' }],
  },
});
