import type { EnvironmentCredentials } from '#electron/secrets/credentialVault.ts';
import type { Provider } from '#shared/domain/capabilities.ts';
import { connectionNeeds } from '#shared/domain/connection.ts';
import { type Credentials, credentialsSchema } from '#shared/domain/workspace.ts';

/**
 * Takes every provider's variables (`connectionNeeds`) out of the environment, so that no process started from here
 * inherits them. A provider whose variables are not all there, or cannot be credentials, has none.
 */
export function takeEnvironmentCredentials(
  environment: Record<string, string | undefined>,
): EnvironmentCredentials {
  const taken: Partial<Record<Provider, Credentials>> = {};
  for (const [provider, { environment: names }] of Object.entries(connectionNeeds)) {
    const parts = Object.entries(names.variables).map(([part, variable]) => {
      const value = environment[variable];
      delete environment[variable];
      return [part, value];
    });
    const credentials = credentialsSchema.safeParse({
      kind: names.kind,
      ...Object.fromEntries(parts),
    });
    if (credentials.success) taken[provider as Provider] = credentials.data;
  }
  return taken;
}
