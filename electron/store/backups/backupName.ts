import { type BackupReason, backupReasonSchema } from '#shared/domain/backup.ts';
import { type BackupId, backupIdSchema } from '#shared/domain/ids.ts';
import { type Instant, parseInstant } from '#shared/domain/time.ts';

/** What a copy's file name says: when it was made and why. */
export interface NamedBackup {
  id: BackupId;
  fileName: string;
  madeAt: Instant;
  reason: BackupReason;
}

const pattern = /^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2})-(\d{3})Z-([a-z]+)\.db$/;

/** An instant as a part of a file name: sorts by time, and Windows takes it (no colons). */
export function stampOf(at: Instant): string {
  return at.replace(/[:.]/g, '-');
}

export function backupName(madeAt: Instant, reason: BackupReason): NamedBackup {
  const stem = `${stampOf(madeAt)}-${reason}`;
  return { id: backupIdSchema.parse(stem), fileName: `${stem}.db`, madeAt, reason };
}

/** Null for a file that is none of our complete copies. */
export function parseBackupName(fileName: string): NamedBackup | null {
  const [, hour, minute, second, millisecond, why] = pattern.exec(fileName) ?? [];
  const madeAt = parseInstant(`${hour}:${minute}:${second}.${millisecond}Z`);
  const reason = backupReasonSchema.safeParse(why);
  return madeAt === null || !reason.success ? null : backupName(madeAt, reason.data);
}
