import { homedir } from 'node:os';
import { reportBootFailure } from '../bootFailure.ts';
import { closeWithin } from '../closeWithin.ts';
import { onEndSignal } from '../endSignals.ts';
import type { Application, HostServices } from '../hostServices.ts';
import { createNodeServices } from '../nodeServices.ts';
import { openDemoIfEmpty } from '../openDemo.ts';
import { openRendererFiles, type RendererFiles } from '../rendererFiles.ts';
import { openBrowser } from './openBrowser.ts';
import { type ShellServer, startShellServer } from './server.ts';
import { readShellOptions, type ShellOptions, shellUsage } from './shellOptions.ts';

export interface ShellHost {
  argv: readonly string[];
  startApplication(services: HostServices): Promise<Application>;
  /** The built renderer. */
  rendererFolder: string;
}

/** Serves Muster until a signal ends it. Returns the exit code. */
export async function runBrowserShell(host: ShellHost): Promise<number> {
  const ended = new Promise<void>((resolve) => onEndSignal(resolve));
  try {
    const options = readShellOptions(host.argv);
    if (options.help) {
      process.stdout.write(shellUsage);
      return 0;
    }
    const files = openRendererFiles(host.rendererFolder);
    const services = createNodeServices('browserShell', options);
    await serve({ options, files, services, ended, start: host.startApplication });
    return 0;
  } catch (error) {
    reportBootFailure(error);
    return 1;
  }
}

interface Running {
  options: ShellOptions;
  files: RendererFiles;
  services: HostServices;
  ended: Promise<void>;
  start: ShellHost['startApplication'];
}

async function serve({ options, files, services, ended, start }: Running): Promise<void> {
  const { log, dataFolder } = services;
  const application = await start(services);
  let server: ShellServer | null = null;
  try {
    server = await startShellServer({ application, files, log, port: options.port });
    if (options.demo) await openDemoIfEmpty(application, log);
    process.stdout.write(`Muster is running at ${server.issueAddress()}\n`);
    if (options.open) await open(server, dataFolder);
    await ended;
  } finally {
    // The data first: what a page still asks meanwhile is answered, and its window says so when the shell is gone.
    await closeWithin(application, log);
    await server?.close();
  }
}

/** The browser gets an address of its own, so that the printed one is still good for another. */
async function open(server: ShellServer, dataFolder: string): Promise<void> {
  const machine = { platform: process.platform, home: homedir(), environment: process.env };
  const problem = await openBrowser(server.issueAddress(), machine, dataFolder);
  if (problem !== null) {
    process.stderr.write(`Open this address in a browser yourself: ${problem}.\n`);
  }
}
