import type { Workspace } from '#shared/domain/workspace.ts';

/** With what a workspace is signed in, as far as may be shown. */
export function wordCredentials({ credentialHint, credentialIsKept }: Workspace): string {
  if (credentialHint === null) return 'not signed in';
  return credentialIsKept
    ? `signed in, key ${credentialHint}`
    : `signed in until Muster is closed, key ${credentialHint}`;
}
