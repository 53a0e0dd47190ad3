import { z } from 'zod';
import { backupIdSchema } from './ids.ts';
import { instantSchema } from './time.ts';

/**
 * Why a copy of the data file was made: once a day, before an upgrade of its schema, before it was replaced by a
 * restored copy, or because somebody asked.
 */
export const backupReasonSchema = z.enum(['daily', 'upgrade', 'restore', 'manual']);
export type BackupReason = z.infer<typeof backupReasonSchema>;

export const backupSchema = z.object({
  id: backupIdSchema,
  madeAt: instantSchema,
  reason: backupReasonSchema,
  bytes: z.int().nonnegative(),
});
export type Backup = z.infer<typeof backupSchema>;

/** What was done about a data file that was found damaged at the start. Nothing of it is deleted. */
export const recoverySchema = z.object({
  at: instantSchema,
  /** The name of the damaged file, in the workspace's data folder. */
  setAside: z.string(),
  /** When the copy was made that took its place; null: there was no good copy, and the roster is fetched anew. */
  restoredFrom: instantSchema.nullable(),
  /** Unsent edits found in the damaged file and waiting again. */
  editsRecovered: z.int().nonnegative(),
  /** Unsent edits known only from the copy: they may have been sent since, so they wait for a decision. */
  editsToCheck: z.int().nonnegative(),
  /** False: the damaged file's unsent edits could not be read to their end, so some may be missing. */
  isComplete: z.boolean(),
});
export type Recovery = z.infer<typeof recoverySchema>;
