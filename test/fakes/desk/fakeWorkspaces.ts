import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import { type Connection, connectionNeeds } from '#shared/domain/connection.ts';
import { workspaceIdSchema } from '#shared/domain/ids.ts';
import type { Scope, Workspace } from '#shared/domain/workspace.ts';
import { uuid } from './organisation.ts';
import type { Scenario } from './scenario.ts';

const ownWorkspace: Workspace = {
  id: workspaceIdSchema.parse(uuid(7, 1)),
  name: 'Riverside Volunteers',
  provider: 'stream',
  scope: null,
  baseUrl: connectionNeeds.stream.defaultBaseUrl,
  isDemo: false,
  credentialHint: '•••• 4f2a',
  credentialIsKept: true,
  capabilities: { ...capabilitiesByProvider.stream, maxMembersPerGroup: 10_000 },
};

export const demoWorkspace: Workspace = {
  ...ownWorkspace,
  id: workspaceIdSchema.parse(uuid(7, 2)),
  name: 'Demo organisation',
  isDemo: true,
  credentialHint: null,
};

export function connectedWorkspace(params: { name: string; connection: Connection }): Workspace {
  const { provider, baseUrl, scope } = params.connection;
  const { name } = params;
  const capabilities = capabilitiesByProvider[provider];
  return { ...ownWorkspace, name, provider, baseUrl, scope, capabilities };
}

/** One at each vendor's, the open one with a scope, and the demo. */
function everyProvider({ phase }: Scenario): Workspace[] {
  const credentialHint = phase === 'signedOut' ? null : '•••• 77aa';
  const [organisation] = scopesOf({ scopes: 1 });
  return [
    {
      ...ownWorkspace,
      id: workspaceIdSchema.parse(uuid(7, 3)),
      name: 'League office',
      provider: 'workos',
      baseUrl: connectionNeeds.workos.defaultBaseUrl,
      scope: organisation ?? null,
      credentialHint,
      capabilities: capabilitiesByProvider.workos,
    },
    {
      ...ownWorkspace,
      id: workspaceIdSchema.parse(uuid(7, 4)),
      name: 'Parish choir and bell ringers of St Bartholomew’s',
      provider: 'membersDev',
      baseUrl: connectionNeeds.membersDev.defaultBaseUrl,
      credentialHint,
      capabilities: capabilitiesByProvider.membersDev,
    },
    ownWorkspace,
    demoWorkspace,
  ];
}

export function workspacesOf(scenario: Scenario): Workspace[] {
  switch (scenario.workspaces) {
    case 'none':
      return [];
    case 'demo':
      return [demoWorkspace];
    case 'everyProvider':
      return everyProvider(scenario);
    case 'two':
    case 'closed':
      return [ownWorkspace, demoWorkspace];
  }
}

const organisations = [
  'Northern league of amateur football clubs',
  'Riverside Volunteers',
  'Südstadt e. V.',
];

export function scopesOf({ scopes }: Pick<Scenario, 'scopes'>): Scope[] {
  return Array.from({ length: scopes }, (_, index) => ({
    id: `org_01HZX${String(index).padStart(21, '0')}`,
    name: organisations[index] ?? `Club number ${index + 1}`,
  }));
}
