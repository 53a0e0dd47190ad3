import { z } from 'zod';
import { deskCommandSchema } from '../domain/deskCommand.ts';
import { fileHandleSchema, groupIdSchema, jobIdSchema, workspaceIdSchema } from '../domain/ids.ts';
import { syncStatusSchema } from '../domain/syncStatus.ts';
import { tableLayoutSchema } from '../domain/tableLayout.ts';
import { failureSchema } from './errors.ts';
import { settingsSchema } from './methods/app.ts';

/** What the process that owns the data tells everybody who listens. */
export const events = {
  /** The open workspace's data changed; whoever shows any of it asks again. */
  'store.changed': z.object({
    /** Grows with every change of this workspace's store. */
    version: z.int(),
    /** Whose rosters changed; null: so many that everything may have. */
    groupIds: z.array(groupIdSchema).max(200).nullable(),
    people: z.boolean(),
    changes: z.boolean(),
  }),
  'sync.status': syncStatusSchema,
  'workspace.changed': z.object({ openId: workspaceIdSchema.nullable() }),
  'settings.changed': settingsSchema,
  'layout.changed': tableLayoutSchema,
  /** The native menu asks the window to do something. */
  'desk.command': z.object({ command: deskCommandSchema }),
  'job.progress': z.object({
    jobId: jobIdSchema,
    done: z.int().nonnegative(),
    total: z.int().nonnegative(),
    label: z.string(),
  }),
  'job.finished': z.object({
    jobId: jobIdSchema,
    outcome: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('done'),
        target: fileHandleSchema,
        fileName: z.string(),
        rows: z.int().nonnegative(),
        bytes: z.int().nonnegative(),
      }),
      z.object({ kind: z.literal('failed'), error: failureSchema }),
    ]),
  }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;
/** One event as it travels. */
export type MusterEvent = {
  [Name in EventName]: { event: Name; payload: EventPayload<Name> };
}[EventName];
