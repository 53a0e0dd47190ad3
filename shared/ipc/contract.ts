import type { z } from 'zod';
import { appMethods } from './methods/app.ts';
import { backupMethods } from './methods/backups.ts';
import { exportMethods } from './methods/exports.ts';
import { groupMethods } from './methods/groups.ts';
import { historyMethods } from './methods/history.ts';
import { importMethods } from './methods/imports.ts';
import { peopleMethods } from './methods/people.ts';
import { rosterMethods } from './methods/rosters.ts';
import { syncMethods } from './methods/sync.ts';
import { workspaceMethods } from './methods/workspaces.ts';

/** The whole contract between the renderer (or a script) and the process that owns the data. */
export const contract = {
  ...workspaceMethods,
  ...groupMethods,
  ...rosterMethods,
  ...historyMethods,
  ...peopleMethods,
  ...syncMethods,
  ...backupMethods,
  ...exportMethods,
  ...importMethods,
  ...appMethods,
} as const;

export type MethodName = keyof typeof contract;
/** What a caller passes (defaults may be left out). */
export type ParamsInput<Name extends MethodName> = z.input<(typeof contract)[Name]['params']>;
/** What a handler gets, checked and with defaults filled in. */
export type Params<Name extends MethodName> = z.output<(typeof contract)[Name]['params']>;
export type Value<Name extends MethodName> = z.output<(typeof contract)[Name]['value']>;
