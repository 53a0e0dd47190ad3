import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import type { Provider } from '#shared/domain/capabilities.ts';
import { baseUrlSchema, type StreamCredentials } from '#shared/domain/workspace.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { createStreamRemote } from './stream/streamRemote.ts';

export interface RemoteOptions {
  provider: Provider;
  /** Https, or http on this computer; a path is kept as a prefix. */
  baseUrl: string;
  credentials: StreamCredentials;
  /** The host's: Electron's `net.fetch` (system proxy and certificates), Node's elsewhere. */
  fetch: typeof globalThis.fetch;
  /** Unix time in milliseconds: for the rate limit's waits, and where a server sends no Date. */
  nowMs: () => number;
}

/** One line per provider: the only place that maps a name to an adapter. */
const adapters: Readonly<Record<Provider, (options: RemoteOptions) => RemoteGroups>> = {
  stream: createStreamRemote,
};

/**
 * The adapter for a workspace's server, with one rate-limit budget for all its requests: whoever works on the same
 * workspace shares one adapter, except for a connection test, which is one request. Opens no connection yet. Throws MusterError `invalidRequest` for an
 * address credentials must not be sent to (plain http to another computer, user name or query in it).
 */
export function createRemote(options: RemoteOptions): RemoteGroups {
  const baseUrl = baseUrlSchema.safeParse(options.baseUrl);
  if (!baseUrl.success) {
    throw new MusterError(
      'invalidRequest',
      'This is not an address Muster can connect to. Use an https:// address.',
    );
  }
  return adapters[options.provider](options);
}
