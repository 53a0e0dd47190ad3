import { MusterError } from '#shared/ipc/errors.ts';
import { readOptions } from '../hostOptions.ts';

export const shellUsage = `Muster in a browser window.

  --data DIR      where Muster keeps its data (default: this user's application data)
  --exports DIR   where exported files go (default: the folder "exports" in the data folder)
  --port NUMBER   listen on this port of 127.0.0.1 (default: any free one)
  --no-open       only print the address, open no browser
  --demo          open the demo organisation when there is no workspace yet
  --help          this text

  MUSTER_STREAM_API_KEY, MUSTER_STREAM_API_SECRET: credentials for a workspace that has none
`;

export interface ShellOptions {
  data: string | undefined;
  exports: string | undefined;
  port: number;
  open: boolean;
  demo: boolean;
  help: boolean;
}

/** Throws MusterError `invalidRequest`. */
export function readShellOptions(argv: readonly string[]): ShellOptions {
  const options = readOptions(argv, {
    data: { type: 'string' },
    exports: { type: 'string' },
    port: { type: 'string' },
    'no-open': { type: 'boolean' },
    demo: { type: 'boolean' },
    help: { type: 'boolean' },
  });
  return {
    data: options.data,
    exports: options.exports,
    port: readPort(options.port),
    open: options['no-open'] !== true,
    demo: options.demo === true,
    help: options.help === true,
  };
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new MusterError(
    'invalidRequest',
    `--port needs a number from 0 to 65535, not "${text.slice(0, 40)}".`,
  );
}
