import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { findBrowser } from './browserPlaces.ts';
import { createChromiumPrinter } from './chromiumPrinter.ts';
import { defaultDataFolder, makeDataFolder } from './dataFolder.ts';
import { takeEnvironmentCredentials } from './environmentCredentials.ts';
import { createExportFolder } from './exportFolder.ts';
import { createHostLog } from './hostLog.ts';
import type { HostServices } from './hostServices.ts';
import { hasNetworkInterface, watchNetwork } from './networkWatch.ts';

export interface NodeHostOptions {
  data: string | undefined;
  exports: string | undefined;
}

/**
 * What the hosts without Electron bring: no keychain, no dialogs; exports go to a folder. Throws MusterError
 * `fileDenied` when the data folder cannot be made.
 */
export function createNodeServices(
  host: 'browserShell' | 'stdio',
  options: NodeHostOptions,
): HostServices {
  const machine = { platform: process.platform, home: homedir(), environment: process.env };
  const dataFolder = makeDataFolder(resolve(options.data ?? defaultDataFolder(machine)));
  return {
    host,
    version: readVersion(),
    dataFolder,
    keychain: null,
    environmentCredentials: takeEnvironmentCredentials(process.env),
    fetch: globalThis.fetch,
    network: watchNetwork(hasNetworkInterface),
    chooseSaveTarget: createExportFolder(resolve(options.exports ?? join(dataFolder, 'exports'))),
    showInFolder: async () => false,
    printer: createChromiumPrinter(() => findBrowser(machine)),
    rosterWorker: new URL('../roster/worker.ts', import.meta.url),
    importWorker: new URL('../roster/importing/importWorker.ts', import.meta.url),
    log: createHostLog(dataFolder),
  };
}

function readVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}
