import type { Handlers } from '../dispatcher.ts';
import { appHandlers } from './app.ts';
import { backupHandlers } from './backups.ts';
import { changeHandlers } from './changes.ts';
import { editHandlers } from './edits.ts';
import { exportHandlers } from './exporting.ts';
import { findingHandlers } from './finding.ts';
import { importHandlers } from './importing.ts';
import { pastingHandlers } from './pasting.ts';
import { peopleHandlers } from './people.ts';
import { printHandlers } from './printing.ts';
import { readingHandlers } from './reading.ts';
import { syncHandlers } from './syncing.ts';
import { workspaceHandlers } from './workspaces.ts';

/** Every method of the contract; a missing one does not compile. */
export const handlers: Handlers = {
  ...workspaceHandlers,
  ...readingHandlers,
  ...editHandlers,
  ...changeHandlers,
  ...peopleHandlers,
  ...findingHandlers,
  ...pastingHandlers,
  ...syncHandlers,
  ...backupHandlers,
  ...exportHandlers,
  ...importHandlers,
  ...printHandlers,
  ...appHandlers,
};
