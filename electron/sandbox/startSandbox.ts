import { randomBytes } from 'node:crypto';
import { type SandboxClock, systemClock } from './dataset/clock.ts';
import { Dataset } from './dataset/dataset.ts';
import { type DatasetContent, emptyContent } from './dataset/records.ts';
import { addMembersDevControl } from './faces/membersDev/membersDevControl.ts';
import { createMembersDevFace, type MembersDevOptions } from './faces/membersDev/membersDevFace.ts';
import {
  type MembersDevCredentials,
  membersDevCredentials,
} from './faces/membersDev/membersDevKey.ts';
import type { RateLimitOptions } from './faces/rateLimiter.ts';
import type { StreamCredentials } from './faces/stream/authenticate.ts';
import { createStreamFace } from './faces/stream/streamFace.ts';
import { EventDelivery, type EventDeliverySettings } from './faces/workos/eventDelivery.ts';
import { addWorkosControl } from './faces/workos/workosControl.ts';
import {
  createWorkosFace,
  type WorkosCredentials,
  type WorkosOptions,
} from './faces/workos/workosFace.ts';
import { workosIdentity } from './faces/workos/workosIdentity.ts';
import { FaultBook } from './faults/faultBook.ts';
import { openSqliteStorage } from './persistence/sqliteStorage.ts';
import { memoryStorage, type SandboxStorage } from './persistence/storage.ts';
import { demoContent, demoName } from './seed/demo/demoContent.ts';
import { readSeedFolder } from './seed/seedFolder.ts';
import { seedWarnings } from './seed/seedWarnings.ts';
import { createControl } from './server/control.ts';
import { listen } from './server/httpServer.ts';
import { RequestCounts } from './server/requestCounts.ts';
import { createPipeline } from './server/requestPipeline.ts';

export interface SandboxCredentials {
  readonly stream: StreamCredentials;
  readonly workos: WorkosCredentials;
  readonly membersDev: MembersDevCredentials;
}

export interface SandboxOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** What an empty dataset begins with; a data file that has content already is left as it is. */
  readonly seed: 'demo' | 'empty' | { readonly folder: string };
  /** SQLite file that every mutation is written to before it is answered; without it, memory only. */
  readonly dataFile?: string;
  /** Fixed credentials; otherwise those of the data file, otherwise new random ones. */
  readonly credentials?: {
    readonly stream?: StreamCredentials;
    readonly workos?: Partial<WorkosCredentials>;
    readonly membersDev?: MembersDevCredentials;
  };
  readonly clock?: SandboxClock;
  /** Requests per operation and window; 10,000 a minute unless told otherwise. */
  readonly rateLimit?: RateLimitOptions;
  /** What WorkOS' face does otherwise than documented, and how well its events are delivered. */
  readonly workos?: WorkosOptions & { readonly events?: EventDeliverySettings };
  /** What Members.dev's face does otherwise than supposed. */
  readonly membersDev?: MembersDevOptions;
  /** Told about seeds past a vendor's limits and about failures inside, one line each. */
  readonly onWarning?: (line: string) => void;
}

export interface SandboxHandle {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly credentials: SandboxCredentials;
  /** Closes the port, every connection and the data file; safe to call again. */
  stop(): Promise<void>;
}

const generousRateLimit: RateLimitOptions = { budget: 10_000, windowSeconds: 60 };

/**
 * Starts a local groups API on the loopback address over one dataset. Throws SandboxError for a seed that
 * cannot be read, a data file that cannot be used or a port that cannot be opened; nothing stays open then.
 */
export async function startSandbox(options: SandboxOptions): Promise<SandboxHandle> {
  const storage = options.dataFile ? openSqliteStorage(options.dataFile) : memoryStorage();
  try {
    return await serve(storage, options);
  } catch (error) {
    storage.close();
    throw error;
  }
}

async function serve(storage: SandboxStorage, options: SandboxOptions): Promise<SandboxHandle> {
  const clock = options.clock ?? systemClock;
  const onWarning = options.onWarning ?? (() => {});
  const dataset = new Dataset(storage, clock);
  const isNew = dataset.isEmpty;
  if (isNew) {
    const content = seedContent(options.seed);
    for (const line of seedWarnings(content)) onWarning(line);
    dataset.seed(content);
  }
  const { credentials: workosCredentials, organization } = workosIdentity(
    storage,
    options.credentials?.workos,
    isNew && options.seed === 'demo' ? demoName : null,
  );
  const credentials = {
    stream: streamCredentials(storage, options.credentials?.stream),
    workos: workosCredentials,
    membersDev: membersDevCredentials(storage, options.credentials?.membersDev),
  };
  const counts = new RequestCounts();
  const faults = new FaultBook();
  const stopping = new AbortController();
  const stream = createStreamFace({
    dataset,
    credentials: credentials.stream,
    clock,
    rateLimit: options.rateLimit ?? generousRateLimit,
    onProblem: onWarning,
  });
  const eventDelivery = new EventDelivery(options.workos?.events);
  const workos = createWorkosFace({
    ...options.workos,
    dataset,
    apiKey: credentials.workos.apiKey,
    organization,
    eventDelivery,
    clock,
    onProblem: onWarning,
  });
  const membersDev = createMembersDevFace({
    ...options.membersDev,
    dataset,
    apiKey: credentials.membersDev.apiKey,
    clock,
    onProblem: onWarning,
  });
  const control = createControl(dataset, counts, faults);
  addWorkosControl(control, dataset, eventDelivery);
  addMembersDevControl(control, dataset);
  const server = await listen(
    options.port,
    createPipeline({
      faces: [workos, membersDev, stream],
      control,
      counts,
      faults,
      stopping: stopping.signal,
    }),
  );

  async function close(): Promise<void> {
    stopping.abort();
    await server.close();
    storage.close();
  }
  let closing: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port,
    credentials,
    stop() {
      closing ??= close();
      return closing;
    },
  };
}

function seedContent(seed: SandboxOptions['seed']): DatasetContent {
  if (seed === 'empty') return emptyContent;
  return seed === 'demo' ? demoContent() : readSeedFolder(seed.folder);
}

/** A data file keeps its credentials, so that a workspace connected to it still works after a restart. */
function streamCredentials(storage: SandboxStorage, given?: StreamCredentials): StreamCredentials {
  const apiKey =
    given?.apiKey ?? storage.setting('stream.apiKey') ?? randomBytes(6).toString('hex');
  const apiSecret =
    given?.apiSecret ?? storage.setting('stream.apiSecret') ?? randomBytes(32).toString('hex');
  storage.writeSetting('stream.apiKey', apiKey);
  storage.writeSetting('stream.apiSecret', apiSecret);
  return { apiKey, apiSecret };
}
