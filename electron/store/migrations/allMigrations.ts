import { firstTables } from './0010-first-tables.ts';
import { settlingConflicts } from './0020-settling-conflicts.ts';
import { whoMayEdit } from './0040-who-may-edit.ts';
import { newPeople } from './0050-new-people.ts';
import { changeFeed } from './0060-change-feed.ts';
import { whenGroupsChanged } from './0070-when-groups-changed.ts';
import { findingPeople } from './0080-finding-people.ts';
import { exportTemplates } from './0090-export-templates.ts';
import { importing } from './0100-importing.ts';
import type { Migration } from './migration.ts';

/** Every migration there is, oldest first. */
export const allMigrations: readonly Migration[] = [
  firstTables,
  settlingConflicts,
  whoMayEdit,
  newPeople,
  changeFeed,
  whenGroupsChanged,
  findingPeople,
  exportTemplates,
  importing,
];
