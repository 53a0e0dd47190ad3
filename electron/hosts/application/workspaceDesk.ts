import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { OpenWorkspace, WorkspaceDesk } from '#electron/ipc/context.ts';
import type { CredentialVault } from '#electron/secrets/credentialVault.ts';
import { checkBackup, restoreBackup } from '#electron/store/backups/restoreBackup.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import { type Connection, demoProvider } from '#shared/domain/connection.ts';
import { type BackupId, type WorkspaceId, workspaceIdSchema } from '#shared/domain/ids.ts';
import type { Credentials, Workspace } from '#shared/domain/workspace.ts';
import type { Params } from '#shared/ipc/contract.ts';
import { type Failure, MusterError } from '#shared/ipc/errors.ts';
import type { HostServices } from '../hostServices.ts';
import { explainFileError } from './fileErrors.ts';
import { type Registry, type WorkspaceRecord, workspaceFolder } from './registry.ts';
import { systemClock } from './systemClock.ts';
import { askForScopes, tryConnection } from './tryConnection.ts';
import { dataFileIn, openWorkspaceSession, type WorkspaceSession } from './workspaceSession.ts';

type WorkspaceChanges = Omit<Params<'workspace.update'>, 'workspaceId'>;

export interface WorkspaceDeskOptions {
  services: HostServices;
  registry: Registry;
  vault: CredentialVault;
  /** A session was opened (listen to it) or closed. */
  onSession(session: WorkspaceSession | null): void;
}

/** The workspaces on this computer, one of them open at a time. */
export function createWorkspaceDesk({
  services,
  registry,
  vault,
  onSession,
}: WorkspaceDeskOptions) {
  let session: WorkspaceSession | null = null;
  let problem: { workspaceId: WorkspaceId; error: Failure } | null = null;
  /** Opening and closing happen one after another, whoever asks. */
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const result = queue.then(task, task);
    queue = result.catch(() => undefined);
    return result;
  }

  function summarise(record: WorkspaceRecord): Workspace {
    const credentials = record.isDemo ? null : vault.get(record);
    return {
      ...record,
      capabilities: capabilitiesByProvider[record.provider],
      credentialHint: credentials === null ? null : vault.hint(credentials),
      credentialIsKept: record.isDemo || vault.isKept(record),
    };
  }

  function find(workspaceId: WorkspaceId): WorkspaceRecord {
    const record = registry.find(workspaceId);
    if (record === null) throw new MusterError('notFound', 'This workspace is not here any more.');
    return record;
  }

  function openSession(): WorkspaceSession {
    if (session !== null) return session;
    if (problem !== null) throw new MusterError(problem.error.code, problem.error.message);
    throw new MusterError('noWorkspace', 'No workspace is open.');
  }

  async function closeSession(): Promise<void> {
    const closing = session;
    if (closing === null) return;
    session = null;
    onSession(null);
    await closing.close();
  }

  async function openRecord(
    record: WorkspaceRecord,
    areNewCredentials = false,
  ): Promise<Workspace> {
    await closeSession();
    const folder = workspaceFolder(services.dataFolder, record.id);
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      throw explainFileError(error, folder);
    }
    const workspace = summarise(record);
    try {
      const credentials = record.isDemo ? null : vault.get(record);
      session = await openWorkspaceSession({
        services,
        record,
        workspace,
        folder,
        credentials,
        areNewCredentials,
      });
    } catch (error) {
      if (error instanceof MusterError) {
        problem = { workspaceId: record.id, error: error.toFailure() };
        onSession(null);
      }
      throw error;
    }
    problem = null;
    registry.setOpen(record.id);
    onSession(session);
    return workspace;
  }

  async function addDemo(): Promise<Workspace> {
    const existing = registry.content().workspaces.find(({ isDemo }) => isDemo);
    if (existing !== undefined) return openRecord(existing);
    const record: WorkspaceRecord = {
      id: workspaceIdSchema.parse(uuid()),
      name: 'Riverside Volunteers',
      provider: demoProvider,
      baseUrl: '',
      scope: null,
      isDemo: true,
    };
    registry.put(record);
    return openRecord(record);
  }

  async function addConnected(name: string, connection: Connection): Promise<Workspace> {
    await tryConnection(connection, services);
    const record: WorkspaceRecord = {
      id: workspaceIdSchema.parse(uuid()),
      name,
      provider: connection.provider,
      baseUrl: connection.baseUrl,
      scope: connection.scope,
      isDemo: false,
    };
    vault.set(record.id, connection.credentials);
    registry.put(record);
    return openRecord(record);
  }

  /** Nothing is stored until the server at that address has taken those credentials. */
  async function updateRecord(
    record: WorkspaceRecord,
    { credentials, ...changes }: WorkspaceChanges,
  ): Promise<Workspace> {
    const changed = { ...record, ...changes };
    const isMoved = changed.baseUrl !== record.baseUrl;
    if (record.isDemo && (isMoved || credentials !== undefined)) {
      throw new MusterError(
        'invalidRequest',
        'The server of the demo organisation runs inside Muster: there is nothing to sign in to.',
      );
    }
    if (isMoved || credentials !== undefined) {
      const connection = { ...changed, credentials: credentials ?? heldCredentials(record) };
      await tryConnection(connection, services);
    }
    if (credentials !== undefined) vault.set(record.id, credentials);
    registry.put(changed);
    const isOpen = session?.workspace.id === record.id;
    return isOpen ? openRecord(changed, credentials !== undefined) : summarise(changed);
  }

  function heldCredentials(record: WorkspaceRecord): Credentials {
    const held = vault.get(record);
    if (held !== null) return held;
    throw new MusterError(
      'signInFailed',
      'The new address can only be tried with credentials: sign in with it.',
    );
  }

  /** Nothing unsent is dropped unasked: the workspace is opened to see what waits in it. */
  async function removeRecord(
    record: WorkspaceRecord,
    { discardUnsent, deleteData }: { discardUnsent: boolean; deleteData: boolean },
  ): Promise<void> {
    if (!discardUnsent) {
      if (session?.workspace.id !== record.id) await openRecord(record);
      const unsent = session?.store.listChanges({ limit: 1, cursor: null }).total ?? 0;
      if (unsent > 0) {
        throw new MusterError(
          'conflict',
          `${unsent} edits have not reached the server. Send them first, or remove the workspace with them.`,
          { unsent },
        );
      }
    }
    if (session?.workspace.id === record.id) await closeSession();
    await putDataAway(services.dataFolder, record, deleteData);
    vault.remove(record.id);
    registry.remove(record.id);
    if (problem?.workspaceId === record.id) problem = null;
    onSession(session);
  }

  /** A copy that is not there or no good disturbs nobody; whatever else fails, the workspace is open again. */
  async function restore(backupId: BackupId): Promise<void> {
    const { workspace, store } = openSession();
    const record = find(workspace.id);
    await checkBackup(store.file, backupId);
    const dataFile = dataFileIn(workspaceFolder(services.dataFolder, record.id));
    const { log } = services;
    try {
      await closeSession();
      await restoreBackup({ dataFile, backupId, at: systemClock.now(), log });
    } finally {
      await openRecord(record);
    }
  }

  const desk: WorkspaceDesk = {
    list: () => ({
      workspaces: registry.content().workspaces.map(summarise),
      openId: session?.workspace.id ?? null,
      problem,
    }),
    add: (params) =>
      inTurn(() =>
        params.kind === 'demo' ? addDemo() : addConnected(params.name, params.connection),
      ),
    open: (workspaceId) =>
      inTurn(async () => {
        const record = find(workspaceId);
        return session?.workspace.id === workspaceId ? session.workspace : openRecord(record);
      }),
    update: ({ workspaceId, ...changes }) => inTurn(() => updateRecord(find(workspaceId), changes)),
    remove: (params) => inTurn(() => removeRecord(find(params.workspaceId), params)),
    test: ({ connection }) => tryConnection(connection, services),
    scopes: async ({ account }) => ({ scopes: await askForScopes(account, services) }),
  };

  return {
    desk,
    /** The open workspace. Throws MusterError `noWorkspace`, or why it could not be opened. */
    current: (): OpenWorkspace => openSession(),
    backups: () => openSession().backups,
    /** Throws MusterError `notFound`, `storeCorrupt` (a damaged copy), `diskFull` or `fileDenied`. */
    restore: (backupId: BackupId) => inTurn(() => restore(backupId)),
    session: () => session,
    /** Opens what was open last. A failure is kept for `list` and does not stop Muster from starting. */
    async openLast(): Promise<void> {
      const { openId } = registry.content();
      const record = openId === null ? null : registry.find(openId);
      if (record === null) return;
      try {
        await inTurn(() => openRecord(record));
      } catch (error) {
        if (!(error instanceof MusterError)) throw error;
        services.log.warn('workspace.openFailed', { code: error.code });
      }
    },
    close: () => inTurn(closeSession),
  };
}

async function putDataAway(
  dataFolder: string,
  record: WorkspaceRecord,
  deleteData: boolean,
): Promise<void> {
  const folder = workspaceFolder(dataFolder, record.id);
  if (!existsSync(folder)) return;
  try {
    if (deleteData) {
      await rm(folder, { recursive: true });
      return;
    }
    const kept = join(dataFolder, 'removed');
    await mkdir(kept, { recursive: true });
    await rename(folder, join(kept, record.id));
  } catch (error) {
    throw explainFileError(error, folder);
  }
}
