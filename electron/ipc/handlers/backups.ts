import type { Handlers } from '../dispatcher.ts';

export const backupHandlers: Handlers<
  'backup.list' | 'backup.create' | 'backup.restore' | 'backup.dismissRecovery'
> = {
  'backup.list': (_params, { backups }) => backups.list(),
  'backup.create': (_params, { backups }) => backups.create(),
  'backup.restore': async ({ backupId }, { backups }) => {
    await backups.restore(backupId);
    return {};
  },
  'backup.dismissRecovery': async (_params, { backups }) => {
    await backups.dismissRecovery();
    return {};
  },
};
