import type { Backup, Recovery } from '#shared/domain/backup.ts';
import { backupIdSchema } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../fakeBridge.ts';
import type { Scenario } from './scenario.ts';

const dayMs = 24 * 3_600_000;

/** Copies of the data file, and the message about a damaged one, in memory. */
export function backupHandlers(scenario: Scenario, restored: () => void): Handlers {
  let recovery = recoveryOf(scenario);
  let backups = scenario.hasBackups ? oldBackups(Date.now()) : [];
  const add = (reason: Backup['reason']): Backup => {
    const madeAt = instantOf(Date.now());
    const id = backupIdSchema.parse(`${reason}-${backups.length}`);
    const backup: Backup = { id, madeAt, reason, bytes: 4_730_880 };
    backups = [backup, ...backups];
    return backup;
  };
  return {
    'backup.list': () => ({ backups, recovery }),
    'backup.create': async () => {
      await new Promise((resolve) => setTimeout(resolve, scenario.backupMs));
      return add('manual');
    },
    'backup.restore': async ({ backupId }) => {
      await new Promise((resolve) => setTimeout(resolve, scenario.backupMs));
      if (!backups.some(({ id }) => id === backupId)) {
        throw new MusterError('notFound', 'This copy is no longer there.');
      }
      add('restore');
      restored();
      return {};
    },
    'backup.dismissRecovery': () => {
      recovery = null;
      return {};
    },
  };
}

function oldBackups(now: number): Backup[] {
  const reasons = ['manual', 'daily', 'restore', 'daily', 'daily', 'upgrade', 'daily'] as const;
  return reasons.map((reason, index) => ({
    id: backupIdSchema.parse(`old-${index}`),
    madeAt: instantOf(now - index * dayMs - 3 * 3_600_000 - index * 700_000),
    reason,
    bytes: 4_730_880 - index * 61_440,
  }));
}

function recoveryOf({ recovery }: Scenario): Recovery | null {
  const plain = {
    at: instantOf(Date.now() - 5 * 60_000),
    setAside: 'muster.db.damaged-2026-11-20T14-05-11',
  };
  switch (recovery) {
    case null:
      return null;
    case 'fromCopy':
      return {
        ...plain,
        restoredFrom: instantOf(Date.now() - dayMs),
        editsRecovered: 4,
        editsToCheck: 2,
        isComplete: false,
      };
    case 'anew':
      return {
        ...plain,
        restoredFrom: null,
        editsRecovered: 0,
        editsToCheck: 0,
        isComplete: true,
      };
  }
}
