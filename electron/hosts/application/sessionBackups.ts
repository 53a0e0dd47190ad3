import { isAutomatic, openBackupFolder } from '#electron/store/backups/backupFolder.ts';
import { isBackupDue } from '#electron/store/backups/isBackupDue.ts';
import { dismissRecovery, readRecovery } from '#electron/store/backups/recoveryFile.ts';
import type { WorkspaceStore } from '#electron/store/workspaceStore.ts';
import type { Clock } from '#electron/sync/ports/environment.ts';
import type { Backup, BackupReason } from '#shared/domain/backup.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { HostLog } from '../hostServices.ts';

/** The copies of one open workspace. Failures are MusterErrors. */
export interface SessionBackups {
  list(): Promise<Value<'backup.list'>>;
  create(): Promise<Backup>;
  dismissRecovery(): Promise<void>;
  /** Looks now and then every hour whether the daily copy is due, and makes it behind everything else. */
  startDaily(): void;
  /** No copy is begun any more. */
  stop(): void;
  /** Resolves when the copy under way has ended; closing the store ends it. */
  whenIdle(): Promise<void>;
}

const hourMs = 60 * 60 * 1000;

export function createSessionBackups(parts: {
  store: Pick<WorkspaceStore, 'file' | 'backUp' | 'countGroups'>;
  clock: Clock;
  log: HostLog;
}): SessionBackups {
  const { store, clock, log } = parts;
  const folder = openBackupFolder(store.file);
  let isStopped = false;
  let cancelTimer = () => {};
  /** One copy at a time: each reads the whole file. */
  let last: Promise<unknown> = Promise.resolve();

  function copy(reason: BackupReason): Promise<Backup> {
    const made = last.then(() => {
      if (isStopped) throw new MusterError('cancelled', 'The workspace is being closed.');
      return folder.add({ reason, at: clock.now() }, (target) => store.backUp(target));
    });
    last = made.catch(() => undefined);
    return made;
  }

  async function copyIfDue(): Promise<void> {
    const backups = await folder.list();
    const automatic = backups.flatMap(({ reason, madeAt }) => (isAutomatic(reason) ? madeAt : []));
    if (isStopped) return;
    const hasGroups = store.countGroups() > 0;
    if (!isBackupDue({ automatic, hasGroups, now: clock.now() })) return;
    const { bytes } = await copy('daily');
    log.info('backup.made', { reason: 'daily', bytes });
  }

  /** Nobody asked for it, so nobody is told when it fails; the next hour tries again. */
  async function look(): Promise<void> {
    try {
      await copyIfDue();
    } catch (error) {
      const code = error instanceof MusterError ? error.code : 'internal';
      if (code !== 'cancelled') log.warn('backup.failed', { code });
    }
    if (!isStopped) cancelTimer = clock.schedule(hourMs, () => void look());
  }

  return {
    list: async () => ({
      backups: await folder.list(),
      recovery: await readRecovery(store.file),
    }),
    create: () => copy('manual'),
    dismissRecovery: () => dismissRecovery(store.file),
    startDaily: () => void look(),
    stop() {
      isStopped = true;
      cancelTimer();
    },
    whenIdle: async () => void (await last),
  };
}
