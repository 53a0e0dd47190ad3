import type { Workspace } from '#shared/domain/workspace.ts';

/** Where a workspace's data comes from: the system, and what of the account it is about. */
export function originOf({ isDemo, capabilities, scope }: Workspace): string {
  if (isDemo) return 'Demo organisation';
  return scope === null
    ? capabilities.providerLabel
    : `${capabilities.providerLabel} · ${scope.name}`;
}
