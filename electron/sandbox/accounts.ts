import type { Provider } from '#shared/domain/capabilities.ts';
import type { Credentials } from '#shared/domain/workspace.ts';
import type { SandboxCredentials } from './startSandbox.ts';

/** How a client signs in to one vendor's face of a sandbox. */
export interface SandboxAccount {
  readonly credentials: Credentials;
  /** The id of what of the account is served; null where that is all of it. */
  readonly scopeId: string | null;
}

/** One line per face. */
const accounts: Readonly<Record<Provider, (held: SandboxCredentials) => SandboxAccount>> = {
  membersDev: ({ membersDev: { apiKey } }) => ({
    credentials: { kind: 'apiKey', apiKey },
    scopeId: null,
  }),
  workos: ({ workos: { apiKey, organizationId } }) => ({
    credentials: { kind: 'apiKey', apiKey },
    scopeId: organizationId,
  }),
  stream: ({ stream }) => ({ credentials: { kind: 'server', ...stream }, scopeId: null }),
};

/** The account with full rights at a vendor's face. */
export function accountAt(held: SandboxCredentials, provider: Provider): SandboxAccount {
  return accounts[provider](held);
}
