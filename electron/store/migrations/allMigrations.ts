import { firstTables } from './0010-first-tables.ts';
import { settlingConflicts } from './0020-settling-conflicts.ts';
import { newPeople } from './0050-new-people.ts';
import type { Migration } from './migration.ts';

/** Every migration there is, oldest first. */
export const allMigrations: readonly Migration[] = [firstTables, settlingConflicts, newPeople];
