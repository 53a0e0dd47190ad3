import { existsSync } from 'node:fs';
import { release } from 'node:os';
import { openBackupFolder } from '#electron/store/backups/backupFolder.ts';
import { readRecovery } from '#electron/store/backups/recoveryFile.ts';
import { type FileFacts, readFileFacts } from '#electron/store/fileFacts.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import { connectionNeeds } from '#shared/domain/connection.ts';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { instantOf } from '#shared/domain/time.ts';
import { type ErrorCode, MusterError } from '#shared/ipc/errors.ts';
import type { HostServices } from '../hostServices.ts';
import { type Registry, type WorkspaceRecord, workspaceFolder } from './registry.ts';
import { systemClock } from './systemClock.ts';
import type { createWorkspaceDesk } from './workspaceDesk.ts';
import { dataFileIn, type WorkspaceSession } from './workspaceSession.ts';

/*
 * The text for somebody who helps. Whatever is put in here travels in e-mails and public issues: numbers, versions and
 * words of ours. No name, address, key, id or path, and nothing that a server has said.
 */

export async function writeDiagnostics(parts: {
  services: Pick<HostServices, 'host' | 'version' | 'keychain' | 'dataFolder'>;
  registry: Registry;
  workspaces: ReturnType<typeof createWorkspaceDesk>;
}): Promise<string> {
  const { services, registry, workspaces } = parts;
  const { workspaces: records, settings } = registry.content();
  const { problem } = workspaces.desk.list();
  const chapters: string[][] = [];
  for (const [index, record] of records.entries()) {
    const session = workspaces.session();
    chapters.push([
      `Workspace ${index + 1}`,
      ...(await describeWorkspace(record, {
        file: dataFileIn(workspaceFolder(services.dataFolder, record.id)),
        session: session?.workspace.id === record.id ? session : null,
        problem: problem?.workspaceId === record.id ? problem.error.code : null,
      })),
    ]);
  }
  const { node, electron = 'none' } = process.versions;
  const choices = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  return [
    `Muster ${services.version}, ${services.host}`,
    `At: ${systemClock.now()}`,
    `Platform: ${process.platform} ${release()}, ${process.arch}`,
    `Node ${node}, Electron ${electron}`,
    `Keychain: ${services.keychain === null ? 'none' : 'yes'}`,
    `Settings: ${choices.join(', ')}`,
    `Workspaces: ${records.length}`,
    ...chapters.flatMap((lines) => ['', ...lines]),
    '',
  ].join('\n');
}

interface Place {
  file: string;
  /** Null: it is not the open one. */
  session: WorkspaceSession | null;
  problem: ErrorCode | null;
}

async function describeWorkspace(
  record: WorkspaceRecord,
  { file, session, problem }: Place,
): Promise<string[]> {
  const { provider, isDemo, scope } = record;
  const covers =
    scope === null ? 'the whole account' : `one ${connectionNeeds[provider].scope?.kind}`;
  const isSignedIn = session?.workspace.credentialHint !== null;
  return [
    `Provider: ${capabilitiesByProvider[provider].providerLabel}, ${covers}`,
    `Address: ${isDemo ? 'the demo inside Muster' : describeAddress(record)}`,
    `Open: ${session === null ? 'no' : 'yes'}${problem === null ? '' : `, failed with ${problem}`}`,
    ...(session === null || isDemo ? [] : [`Credentials held: ${isSignedIn ? 'yes' : 'no'}`]),
    ...(session === null ? [] : describeStatus(session.engine.status())),
    ...(await describeFile(file)),
    ...(await describeCopies(file)),
  ];
}

/** Only whose address it is: one of an organisation's own would name the organisation. */
function describeAddress({ provider, baseUrl }: WorkspaceRecord): string {
  const { protocol, hostname } = new URL(baseUrl);
  const scheme = protocol.replace(':', '');
  if (baseUrl.replace(/\/$/, '') === connectionNeeds[provider].defaultBaseUrl) {
    return `${scheme}, the vendor's own`;
  }
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return `${scheme}, ${isHere ? 'on this computer' : 'another than the vendor’s'}`;
}

function describeStatus(status: SyncStatus): string[] {
  const { phase, isOfflineByChoice, problem, lastSuccessAt, nextAttemptAt } = status;
  const { waiting, parked, conflicts, quarantined } = status;
  const http = problem?.status === null || problem === null ? '' : `, HTTP ${problem.status}`;
  return [
    `Sync: ${phase}${isOfflineByChoice ? ', offline by choice' : ''}`,
    `Problem: ${problem === null ? 'none' : problem.kind + http}`,
    `Last success: ${lastSuccessAt ?? 'never'}, next attempt: ${nextAttemptAt ?? 'none'}`,
    `Waiting ${waiting}, parked ${parked}, conflicts ${conflicts}, quarantined ${quarantined}`,
  ];
}

async function describeFile(file: string): Promise<string[]> {
  if (!existsSync(file)) return ['Data file: none'];
  let facts: FileFacts;
  try {
    facts = await readFileFacts(file);
  } catch (error) {
    return [`Data file: ${codeOf(error)}`];
  }
  const { bytes, schema, sqlite, damagedTables, counts, cycles } = facts;
  const check = damagedTables === 0 ? 'ok' : `${damagedTables} tables damaged`;
  return [
    `Data file: ${(bytes / 1e6).toFixed(1)} MB, schema ${schema}, SQLite ${sqlite}, quick check ${check}`,
    `Holds: ${counts.map(({ what, count }) => `${count ?? '?'} ${what}`).join(', ')}`,
    `Last syncs: ${cycles.length === 0 ? 'none' : ''}`.trim(),
    ...cycles.map(
      ({ startedAtMs, kind, outcome, durationMs }) =>
        `  ${instantOf(startedAtMs)} ${kind} ${outcome}, ${Math.round(durationMs)} ms`,
    ),
  ];
}

async function describeCopies(file: string): Promise<string[]> {
  try {
    const copies = await openBackupFolder(file).list();
    const reasons = copies.map(({ madeAt, reason }) => `${reason} ${madeAt.slice(0, 10)}`);
    const recovery = await readRecovery(file);
    return [
      `Copies: ${copies.length}${copies.length === 0 ? '' : ` (${reasons.join(', ')})`}`,
      ...(recovery === null
        ? []
        : [`Recovered: ${recovery.at}, ${recovery.isComplete ? 'all' : 'not all'} of it`]),
    ];
  } catch (error) {
    return [`Copies: ${codeOf(error)}`];
  }
}

function codeOf(error: unknown): ErrorCode {
  return error instanceof MusterError ? error.code : 'internal';
}
