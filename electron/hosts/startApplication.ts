import { join } from 'node:path';
import { createDispatcher } from '#electron/ipc/dispatcher.ts';
import { createEventHub } from '#electron/ipc/eventHub.ts';
import { handlers } from '#electron/ipc/handlers/index.ts';
import { parsePastedPeople } from '#electron/roster/pasting/parsePastedPeople.ts';
import { createCredentialVault } from '#electron/secrets/credentialVault.ts';
import { lockFolder } from '#electron/store/folderLock.ts';
import { createBackupDesk } from './application/backupDesk.ts';
import { writeDiagnostics } from './application/diagnostics.ts';
import { createExportDesk } from './application/exportDesk.ts';
import { createImportDesk } from './application/importDesk.ts';
import { createLayoutDesk } from './application/layoutDesk.ts';
import { createPageDesk } from './application/pageDesk.ts';
import { openRegistry } from './application/registry.ts';
import { relaySession } from './application/sessionEvents.ts';
import { createSettingsDesk } from './application/settingsDesk.ts';
import { systemClock } from './application/systemClock.ts';
import { createWorkspaceDesk } from './application/workspaceDesk.ts';
import type { Application, HostServices } from './hostServices.ts';

/**
 * Muster without a face: locks the data folder, opens what was open last, and answers the contract.
 * Rejects with MusterError `alreadyRunning`, `storeCorrupt` (the registry), `fileDenied` or `diskFull`. A workspace
 * that cannot be opened does not stop it: `workspace.list` says why.
 */
export async function startApplication(services: HostServices): Promise<Application> {
  const unlock = lockFolder(services.dataFolder);
  try {
    return await start(services, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function start(services: HostServices, unlock: () => void): Promise<Application> {
  const hub = createEventHub((error) => services.log.error('event.listener', explain(error)));
  const registry = openRegistry(services.dataFolder);
  const vault = createCredentialVault({
    folder: join(services.dataFolder, 'credentials'),
    keychain: services.keychain,
    environment: services.environmentCredentials,
  });

  const exports = createExportDesk(services, hub);
  const imports = createImportDesk({ services, keepWritten: exports.keepWritten });
  const pages = createPageDesk(services, exports.preparePage);
  let stopRelay = () => {};
  const workspaces = createWorkspaceDesk({
    services,
    registry,
    vault,
    onSession(session) {
      stopRelay();
      // What a file would do was planned for the workspace that was open, and pages show its people.
      void imports.close();
      pages.forget();
      stopRelay = session === null ? () => {} : relaySession(session, hub);
      hub.emit('workspace.changed', { openId: session?.workspace.id ?? null });
      if (session === null) return;
      // It may be the same workspace with another data file under it: what is shown of it is asked for again.
      hub.emit('store.changed', { version: 0, groupIds: null, people: true, changes: true });
    },
  });
  const dispatch = createDispatcher({
    handlers,
    context: {
      current: workspaces.current,
      workspaces: workspaces.desk,
      exports: exports.desk,
      imports: imports.desk,
      pages: pages.desk,
      backups: createBackupDesk(workspaces),
      settings: createSettingsDesk(registry, hub),
      layout: createLayoutDesk(registry, hub, () => workspaces.current().workspace.id),
      diagnose: () => writeDiagnostics({ services, registry, workspaces }),
      parsePasted: parsePastedPeople,
      info: () => ({
        name: 'Muster',
        version: services.version,
        host: services.host,
        keepsCredentials: services.keychain !== null,
        platform: process.platform,
      }),
      now: systemClock.now,
    },
    onBug: (method, error) => services.log.error('call.failed', { method, ...explain(error) }),
  });

  await workspaces.openLast();

  let closing: Promise<void> | null = null;
  async function closeAll(): Promise<void> {
    await exports.close();
    await imports.close();
    await workspaces.close();
    unlock();
  }

  return {
    dispatch,
    onEvent: hub.listen,
    exportedFile: exports.exportedFile,
    preparedPage: pages.preparedPage,
    wake: () => workspaces.session()?.engine.wake(),
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
}

/** The kind and place of a bug. Messages may hold what people typed, so they stay out of the log. */
function explain(error: unknown): { error: string; at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: '' };
  const at = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  return { error: error.name, at: at.trim() };
}
