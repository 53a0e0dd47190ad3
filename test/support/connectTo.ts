import { accountAt } from '#electron/sandbox/accounts.ts';
import type { SandboxHandle } from '#electron/sandbox/startSandbox.ts';
import type { Provider } from '#shared/domain/capabilities.ts';
import type { Connection } from '#shared/domain/connection.ts';

/** What a coordinator enters to connect to this sandbox's face of a vendor. */
export function connectionTo(
  { url, credentials }: SandboxHandle,
  provider: Provider,
  changed: Partial<Connection> = {},
): Connection {
  const account = accountAt(credentials, provider);
  const scope =
    account.scopeId === null ? null : { id: account.scopeId, name: 'Riverside Volunteers' };
  return { provider, baseUrl: url, credentials: account.credentials, scope, ...changed };
}
