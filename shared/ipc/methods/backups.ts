import { z } from 'zod';
import { backupSchema, recoverySchema } from '../../domain/backup.ts';
import { backupIdSchema } from '../../domain/ids.ts';
import { method } from '../method.ts';

/** All of the open workspace. */
export const backupMethods = {
  'backup.list': method(
    'Copies of the data file, newest first, and what was done when it was found damaged (null: never, or dismissed).',
    z.object({}),
    z.object({ backups: z.array(backupSchema), recovery: recoverySchema.nullable() }),
  ),
  'backup.create': method('Copies the data file now.', z.object({}), backupSchema),
  'backup.restore': method(
    'Puts a copy in the place of the data file, which is kept as a copy itself. Edits that are unsent now stay unsent; what was sent since the copy was made is not sent again.',
    z.object({ backupId: backupIdSchema }),
    z.object({}),
  ),
  'backup.dismissRecovery': method(
    'The message about a damaged data file was read.',
    z.object({}),
    z.object({}),
  ),
} as const;
