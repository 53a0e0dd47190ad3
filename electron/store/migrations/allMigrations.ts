import { firstTables } from './0010-first-tables.ts';
import type { Migration } from './migration.ts';

/** Every migration there is, oldest first. */
export const allMigrations: readonly Migration[] = [firstTables];
