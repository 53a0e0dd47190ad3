import type { BackupDesk } from '#electron/ipc/context.ts';
import type { BackupId } from '#shared/domain/ids.ts';
import type { SessionBackups } from './sessionBackups.ts';

/** The contract's `backup.*`, of whichever workspace is open. */
export function createBackupDesk(workspaces: {
  /** Throws MusterError `noWorkspace`. */
  backups(): SessionBackups;
  restore(backupId: BackupId): Promise<void>;
}): BackupDesk {
  return {
    list: async () => workspaces.backups().list(),
    create: async () => workspaces.backups().create(),
    restore: (backupId) => workspaces.restore(backupId),
    dismissRecovery: async () => workspaces.backups().dismissRecovery(),
  };
}
