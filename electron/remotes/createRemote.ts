import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import type { Provider } from '#shared/domain/capabilities.ts';
import { fitsProvider } from '#shared/domain/connection.ts';
import { baseUrlSchema, type Credentials, type Scope } from '#shared/domain/workspace.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { membersDevAdapter } from './membersDev/membersDevAdapter.ts';
import { streamAdapter } from './stream/streamAdapter.ts';
import { workosAdapter } from './workos/workosAdapter.ts';

/** An account at a vendor, and how to reach it. */
export interface AccountOptions<Held extends Credentials = Credentials> {
  /** Https, or http on this computer; a path is kept as a prefix. */
  baseUrl: string;
  credentials: Held;
  /** The host's: Electron's `net.fetch` (system proxy and certificates), Node's elsewhere. */
  fetch: typeof globalThis.fetch;
  /** Unix time in milliseconds: for the rate limit's waits, and where a server sends no Date. */
  nowMs: () => number;
}

/** What an adapter is made from. */
export interface AdapterOptions<Held extends Credentials = Credentials>
  extends AccountOptions<Held> {
  /** The organisation's or team's id; null where the workspace is the whole account. */
  scopeId: string | null;
}

/** One vendor: how to work with a workspace's server, and what of an account a workspace can be about. */
export interface Adapter<Held extends Credentials = Credentials> {
  /** Opens no connection yet. */
  connect(options: AdapterOptions<Held>): RemoteGroups;
  /** The account's organisations or teams by name; empty where the vendor knows no such thing. */
  listScopes(
    options: AccountOptions<Held>,
    signal: AbortSignal,
  ): Promise<RemoteResult<readonly Scope[]>>;
}

export interface RemoteOptions extends AdapterOptions {
  provider: Provider;
}

export interface ScopeListOptions extends AccountOptions {
  provider: Provider;
}

/** One line per provider: the only place that maps a name to an adapter. */
const adapters: Readonly<Record<Provider, Adapter<never>>> = {
  membersDev: membersDevAdapter,
  stream: streamAdapter,
  workos: workosAdapter,
};

/**
 * The adapter for a workspace's server, with one rate-limit budget for all its requests: whoever works on the same
 * workspace shares one adapter, except for a connection test, which is one request. Opens no connection yet. Throws
 * MusterError `invalidRequest` for an address credentials must not be sent to (plain http to another computer, user
 * name or query in it), and for credentials of another kind than the provider's.
 */
export function createRemote({ provider, ...options }: RemoteOptions): RemoteGroups {
  return adapterFor(provider, options).connect(options as AdapterOptions<never>);
}

/** What of an account a workspace can be about. Throws as `createRemote` does. */
export function listScopes(
  { provider, ...options }: ScopeListOptions,
  signal: AbortSignal,
): Promise<RemoteResult<readonly Scope[]>> {
  return adapterFor(provider, options).listScopes(options as AccountOptions<never>, signal);
}

function adapterFor(provider: Provider, { baseUrl, credentials }: AccountOptions): Adapter<never> {
  if (!baseUrlSchema.safeParse(baseUrl).success) {
    throw new MusterError(
      'invalidRequest',
      'This is not an address Muster can connect to. Use an https:// address.',
    );
  }
  if (!fitsProvider(provider, credentials)) {
    throw new MusterError(
      'invalidRequest',
      'These are not the credentials that this server takes: sign in again.',
    );
  }
  return adapters[provider];
}
