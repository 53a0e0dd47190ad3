import { join } from 'node:path';
import type { OpenWorkspace } from '#electron/ipc/context.ts';
import { createRemote } from '#electron/remotes/createRemote.ts';
import { accountAt } from '#electron/sandbox/accounts.ts';
import { type SandboxHandle, startSandbox } from '#electron/sandbox/startSandbox.ts';
import { openStoreWithBackups } from '#electron/store/backups/openStoreWithBackups.ts';
import type { NetworkState } from '#electron/sync/ports/environment.ts';
import { createSyncEngine, type SyncEngine } from '#electron/sync/syncEngine.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { Credentials, Workspace } from '#shared/domain/workspace.ts';
import type { HostServices } from '../hostServices.ts';
import type { WorkspaceRecord } from './registry.ts';
import { createSessionBackups, type SessionBackups } from './sessionBackups.ts';
import { createSignedOutRemote } from './signedOutRemote.ts';
import { systemClock } from './systemClock.ts';

export interface WorkspaceSession extends OpenWorkspace {
  engine: SyncEngine;
  backups: SessionBackups;
  close(): Promise<void>;
}

export interface SessionOptions {
  services: HostServices;
  record: WorkspaceRecord;
  workspace: Workspace;
  folder: string;
  /** Null: nobody is signed in; the engine says so and keeps the queue. */
  credentials: Credentials | null;
  /** Other credentials than last time: who signed in before tells nothing of what they allow. */
  areNewCredentials: boolean;
}

/** How long closing may take to finish what is on its way; what is not done by then is sent next time. */
const drainDeadlineMs = 3000;

/** A server on this computer (the demo's runs in this process) is there whatever the network does. */
const alwaysOnline: NetworkState = { isOnline: () => true, onChange: () => () => {} };

/**
 * Opens one workspace: its store, its remote and its engine, which starts at once. Whatever was opened is closed
 * again when a later step fails. A damaged data file is put right on the way. Throws MusterError `storeCorrupt` (it
 * could not), `storeTooNew`, `fileDenied` or `diskFull`.
 */
export async function openWorkspaceSession(options: SessionOptions): Promise<WorkspaceSession> {
  const { services, record, workspace, folder } = options;
  const { clientChosenGroupIds } = workspace.capabilities;
  const store = await openStoreWithBackups({
    file: dataFileIn(folder),
    now: systemClock.nowMs,
    log: services.log,
    ...(!clientChosenGroupIds && { newRemoteId: () => null }),
  });
  try {
    if (options.areNewCredentials) store.keepIdentity(null);
    const sandbox = record.isDemo ? await startDemoServer(folder) : null;
    const engine = createSyncEngine({
      store,
      remote: chooseRemote(options, sandbox),
      clock: systemClock,
      random: Math.random,
      network: isOnThisComputer(record) ? alwaysOnline : services.network,
      log: services.log,
      offlineByChoice: store.readFlag('offlineByChoice'),
    });
    const backups = createSessionBackups({ store, clock: systemClock, log: services.log });
    engine.start();
    backups.startDaily();
    return {
      workspace,
      store,
      sync: engine,
      engine,
      backups,
      async close() {
        backups.stop();
        await engine.stop(drainDeadlineMs);
        try {
          // Ends a copy under way, which leaves nothing half done.
          store.close();
        } finally {
          await backups.whenIdle();
          await sandbox?.stop();
        }
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** The data file of the workspace that has this folder. */
export function dataFileIn(folder: string): string {
  return join(folder, 'muster.db');
}

function isOnThisComputer({ isDemo, baseUrl }: WorkspaceRecord): boolean {
  return isDemo || ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(baseUrl).hostname);
}

function startDemoServer(folder: string): Promise<SandboxHandle> {
  return startSandbox({ port: 0, seed: 'demo', dataFile: join(folder, 'demo-server.db') });
}

function chooseRemote(options: SessionOptions, sandbox: SandboxHandle | null) {
  const { record, credentials, services } = options;
  const connection =
    sandbox === null
      ? { baseUrl: record.baseUrl, credentials, scopeId: record.scope?.id ?? null }
      : // A demo of an older Muster may be of another provider than a new one: its file speaks of that one's ids.
        { baseUrl: sandbox.url, ...accountAt(sandbox.credentials, record.provider) };
  if (connection.credentials === null) {
    return createSignedOutRemote(capabilitiesByProvider[record.provider]);
  }
  return createRemote({
    provider: record.provider,
    baseUrl: connection.baseUrl,
    credentials: connection.credentials,
    scopeId: connection.scopeId,
    fetch: services.fetch,
    nowMs: systemClock.nowMs,
  });
}
