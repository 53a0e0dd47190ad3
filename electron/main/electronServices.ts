import { app, type BrowserWindow, session, shell } from 'electron';
import { takeEnvironmentCredentials } from '#electron/hosts/environmentCredentials.ts';
import { createExportFolder } from '#electron/hosts/exportFolder.ts';
import type { HostLog, HostServices } from '#electron/hosts/hostServices.ts';
import type { NetworkWatch } from '#electron/hosts/networkWatch.ts';
import { askSaveTarget } from './dialogs.ts';
import { openKeychain } from './keychain.ts';
import { createPagePrinter } from './pagePrinter.ts';

export interface ElectronServicesOptions {
  dataFolder: string;
  /** Null: every export asks. */
  exportsFolder: string | null;
  rosterWorker: URL;
  importWorker: URL;
  network: NetworkWatch;
  log: HostLog;
  window(): BrowserWindow | null;
}

/** What Electron brings: keychain, the system's proxy and certificates, dialogs. After `ready` only. */
export function createElectronServices(options: ElectronServicesOptions): HostServices {
  const { dataFolder, exportsFolder, rosterWorker, importWorker, network, log, window } = options;
  return {
    host: 'electron',
    version: app.getVersion(),
    dataFolder,
    keychain: openKeychain(process.platform),
    environmentCredentials: takeEnvironmentCredentials(process.env),
    fetch: fetchThroughChromium(),
    network,
    chooseSaveTarget:
      exportsFolder === null
        ? (suggestion) => askSaveTarget(window(), suggestion)
        : createExportFolder(exportsFolder),
    async showInFolder(path) {
      shell.showItemInFolder(path);
      return true;
    },
    printer: createPagePrinter(log),
    rosterWorker,
    importWorker,
    log,
  };
}

/**
 * Chromium's network: the system's proxy and certificates. Its session is in memory and without a cache, since an
 * answer holds members' data and must not lie about in a cache folder.
 */
function fetchThroughChromium(): typeof globalThis.fetch {
  const network = session.fromPartition('muster-network', { cache: false });
  return (input, init) => network.fetch(input instanceof URL ? input.href : input, init);
}
