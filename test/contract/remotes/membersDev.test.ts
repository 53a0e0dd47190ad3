import { createRemote } from '#electron/remotes/createRemote.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import { groupsContract } from './groupsContract.ts';
import { membersDevContract } from './membersDevContract.ts';

function membersDevAt(baseUrl: string, apiKey: string, fetch = globalThis.fetch) {
  return createRemote({
    provider: 'membersDev',
    scopeId: null,
    baseUrl,
    credentials: { kind: 'apiKey', apiKey },
    fetch,
    nowMs: Date.now,
  });
}

const connect = ({ url, credentials }: TestSandbox, fetch?: typeof globalThis.fetch) =>
  membersDevAt(url, credentials.membersDev.apiKey, fetch);

const group = '/v1/groups/*';
const readThenSend = [
  { method: 'GET', path: group },
  { method: 'PATCH', path: group },
] as const;

groupsContract('Members.dev', {
  capabilities: capabilitiesByProvider.membersDev,
  connect: (sandbox) => connect(sandbox),
  connectTo: (baseUrl, { credentials }, spoiled) =>
    membersDevAt(baseUrl, spoiled ? 'another-key' : credentials.membersDev.apiKey),
  connectAs: null,

  async ids(sandbox) {
    const { groups, users } = await sandbox.membersDevIds();
    return { person: (id) => users[id] ?? id, group: (id) => groups[id] ?? id };
  },

  person: ({ name, email = null, phone = null }) => ({
    name,
    email,
    phone,
    otherEmails: [],
    clientId: null,
    status: 'active',
    attributes: {},
  }),

  tells: { createdBy: false, joinedAt: true },
  mayRepeatRows: false,
  twoWritesAMinute: { membersDev: { rateLimit: { budget: 2, windowSeconds: 60 } } },

  routes: {
    listPeople: [{ method: 'GET', path: '/v1/users' }],
    listGroups: [{ method: 'GET', path: '/v1/groups' }],
    getGroup: [{ method: 'GET', path: group }],
    createGroup: [{ method: 'POST', path: '/v1/groups' }],
    updateGroup: [{ method: 'PATCH', path: group }],
    deleteGroup: [{ method: 'DELETE', path: group }],
    addMembers: readThenSend,
    removeMembers: readThenSend,
    setAdmin: [],
  },
});

membersDevContract(connect);
