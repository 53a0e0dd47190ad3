import { Console } from 'node:console';
import type { Readable, Writable } from 'node:stream';
import { reportBootFailure } from '../bootFailure.ts';
import { closeWithin } from '../closeWithin.ts';
import { onEndSignal } from '../endSignals.ts';
import { readOptions } from '../hostOptions.ts';
import type { Application, HostServices } from '../hostServices.ts';
import { createNodeServices } from '../nodeServices.ts';
import { serveLines } from './serveLines.ts';

const usage = `Muster for scripts: one JSON request per line in, one JSON answer per line out.

  npm run --silent rpc -- [--data DIR] [--exports DIR]

  in:    {"id":1,"method":"groups.list","params":{}}
  out:   {"id":1,"ok":true,"value":…}  or  {"id":1,"ok":false,"error":{"code","message","details"}}
  events {"event":"sync.status","payload":…}

  rpc.describe lists every method. MUSTER_STREAM_API_KEY and MUSTER_STREAM_API_SECRET sign in.
`;

export interface StdioHost {
  argv: readonly string[];
  startApplication(services: HostServices): Promise<Application>;
  input: Readable;
  output: Writable;
}

/** Serves lines until the input ends or a signal comes. Returns the exit code. */
export async function runStdio({ argv, startApplication, input, output }: StdioHost) {
  // Standard output is the protocol: a stray console.log of any part would break the reader.
  globalThis.console = new Console(process.stderr, process.stderr);
  const stop = new AbortController();
  onEndSignal(() => stop.abort());
  output.on('error', () => stop.abort());

  let services: HostServices;
  let application: Application;
  try {
    const options = readOptions(argv, {
      data: { type: 'string' },
      exports: { type: 'string' },
      help: { type: 'boolean' },
    });
    if (options.help === true) {
      process.stderr.write(usage);
      return 0;
    }
    services = createNodeServices('stdio', { data: options.data, exports: options.exports });
    application = await startApplication(services);
  } catch (error) {
    reportBootFailure(error);
    return 1;
  }
  await serveLines({ application, input, output, stop: stop.signal });
  await closeWithin(application, services.log);
  return 0;
}
