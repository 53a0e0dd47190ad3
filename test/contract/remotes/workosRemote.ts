import { createRemote } from '#electron/remotes/createRemote.ts';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import type { ContractSubject } from './contractSubject.ts';

/** The WorkOS adapter for the sandbox's organization, as far as not told otherwise. */
export function workosRemote(
  { url, credentials: { workos } }: TestSandbox,
  given: {
    baseUrl?: string;
    apiKey?: string;
    organizationId?: string;
    fetch?: typeof globalThis.fetch;
    nowMs?: () => number;
  } = {},
): RemoteGroups {
  return createRemote({
    provider: 'workos',
    scopeId: given.organizationId ?? workos.organizationId,
    baseUrl: given.baseUrl ?? url,
    credentials: { kind: 'apiKey', apiKey: given.apiKey ?? workos.apiKey },
    fetch: given.fetch ?? globalThis.fetch,
    nowMs: given.nowMs ?? Date.now,
  });
}

const groups = '/organizations/*/groups';
const members = `${groups}/*/organization-memberships`;

export const workosSubject: ContractSubject = {
  capabilities: capabilitiesByProvider.workos,

  connect: (sandbox) => workosRemote(sandbox),

  connectTo: (baseUrl, sandbox, spoiled) =>
    workosRemote(sandbox, { baseUrl, ...(spoiled && { apiKey: 'sk_test_another' }) }),

  connectAs: null,

  async ids(sandbox) {
    const { groups: groupIds, memberships } = await sandbox.workosIds();
    return { person: (id) => memberships[id] ?? id, group: (id) => groupIds[id] ?? id };
  },

  person: ({ id, name, email = null, phone = null, shirt }) => ({
    name,
    email,
    phone,
    otherEmails: [],
    clientId: null,
    status: 'active',
    attributes: { role: 'member', external_id: id, ...(shirt !== undefined && { shirt }) },
  }),

  tells: { createdBy: false, joinedAt: false },
  mayRepeatRows: true,
  twoWritesAMinute: { workos: { rateLimits: { all: { requests: 2, windowSeconds: 60 } } } },

  routes: {
    listPeople: [{ method: 'GET', path: '/user_management/organization_memberships' }],
    listGroups: [{ method: 'GET', path: groups }],
    getGroup: [
      { method: 'GET', path: `${groups}/*` },
      { method: 'GET', path: members },
    ],
    createGroup: [{ method: 'POST', path: groups }],
    updateGroup: [{ method: 'PATCH', path: `${groups}/*` }],
    deleteGroup: [{ method: 'DELETE', path: `${groups}/*` }],
    addMembers: [{ method: 'POST', path: members }],
    removeMembers: [{ method: 'DELETE', path: `${members}/*` }],
    setAdmin: [],
  },
};
