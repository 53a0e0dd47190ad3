import { EventEmitter } from 'node:events';
import { app } from './app.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type PermissionCheck = (
  contents: unknown,
  permission: string,
  origin: string,
  details: { isMainFrame: boolean },
) => boolean;
type PermissionRequest = (
  contents: unknown,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: { isMainFrame: boolean; requestingUrl?: string },
) => void;
type BeforeRequest = (
  details: { url: string },
  callback: (answer: { cancel?: boolean }) => void,
) => void;

let network: typeof globalThis.fetch = async () => new Response('fetched');
/** What fetching reaches: nothing, unless a test brings a network. */
export function setNetwork(fetch: typeof globalThis.fetch): void {
  network = fetch;
}

export class FakeSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  permissionCheck: PermissionCheck | null = null;
  permissionRequest: PermissionRequest | null = null;
  devicePermission: ((details: unknown) => boolean) | null = null;
  beforeRequest: BeforeRequest | null = null;
  readonly fetched: unknown[] = [];
  readonly partition: string;
  readonly options: unknown;

  constructor(partition: string, options: unknown) {
    super();
    this.partition = partition;
    this.options = options;
  }

  readonly protocol = {
    handle: (scheme: string, handler: Handler): void => {
      this.handlers.set(scheme, handler);
    },
  };

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.beforeRequest = listener;
    },
  };

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissionCheck = handler;
  }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler;
  }

  setDevicePermissionHandler(handler: (details: unknown) => boolean): void {
    this.devicePermission = handler;
  }

  async fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    this.fetched.push(input);
    return network(input, init);
  }

  /** What a page of this session gets for an address. */
  async request(url: string, method = 'GET'): Promise<Response> {
    const handler = this.handlers.get(new URL(url).protocol.replace(':', ''));
    if (handler === undefined) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME ${url}`);
    return handler(new Request(url, { method }));
  }

  isCancelled(url: string): boolean {
    let isCancelled = false;
    this.beforeRequest?.({ url }, ({ cancel }) => {
      isCancelled = cancel === true;
    });
    return isCancelled;
  }
}

const partitions = new Map<string, FakeSession>();

export const session = {
  fromPartition(partition: string, options?: unknown): FakeSession {
    app.requireReady('session');
    const known = partitions.get(partition);
    if (known !== undefined) return known;
    const made = new FakeSession(partition, options);
    partitions.set(partition, made);
    return made;
  },
};

export const protocol = {
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: Record<string, boolean> }[]) {
    app.requireNotReady('protocol.registerSchemesAsPrivileged');
    protocol.schemes.push(...schemes);
  },
};

export function resetSessions(): void {
  partitions.clear();
  protocol.schemes.length = 0;
}
