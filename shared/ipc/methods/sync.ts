import { z } from 'zod';
import { pendingChangeSchema } from '../../domain/change.ts';
import { conflictChoiceSchema, conflictSchema } from '../../domain/conflict.ts';
import {
  commandIdSchema,
  conflictIdSchema,
  groupIdSchema,
  personIdSchema,
} from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { personSchema } from '../../domain/person.ts';
import { syncStatusSchema } from '../../domain/syncStatus.ts';
import { instantSchema } from '../../domain/time.ts';
import { method } from '../method.ts';
import { editReceiptSchema } from './editReceipt.ts';
import { pageOf, pageParams } from './page.ts';

export const cycleRecordSchema = z.object({
  startedAt: instantSchema,
  durationMs: z.number().nonnegative(),
  kind: z.enum(['pull', 'push']),
  outcome: z.string(),
  requests: z.int().nonnegative(),
  /** Bodies as they travelled, without headers. */
  bytesSent: z.int().nonnegative(),
  bytesReceived: z.int().nonnegative(),
  people: z.int().nonnegative(),
  groups: z.int().nonnegative(),
  memberships: z.int().nonnegative(),
  editsSent: z.int().nonnegative(),
  /** A pull that asked only for what had changed. */
  isIncremental: z.boolean().optional(),
});

export type CycleRecord = z.infer<typeof cycleRecordSchema>;

export const syncMethods = {
  'sync.run': method(
    'Asks for a sync now; returns at once with the status.',
    z.object({}),
    syncStatusSchema,
  ),
  'sync.status': method(
    'What has reached the server and what has not.',
    z.object({}),
    syncStatusSchema,
  ),
  'sync.pause': method('Stops sending and fetching until resumed.', z.object({}), syncStatusSchema),
  'sync.resume': method('Goes on after a pause.', z.object({}), syncStatusSchema),
  'sync.setOffline': method(
    'Works offline by choice, or goes online again. Remembered over a restart.',
    z.object({ offline: z.boolean() }),
    syncStatusSchema,
  ),
  'sync.log': method(
    'The last 200 pulls and pushes, newest first, with requests, bytes, durations and outcomes.',
    z.object({ ...pageParams }),
    pageOf(cycleRecordSchema),
  ),
  'sync.focus': method(
    'Says which group is on the screen (null: none). It is refreshed first, and at once when its copy is not fresh.',
    z.object({ groupId: groupIdSchema.nullable() }),
    z.object({}),
  ),
  'changes.list': method(
    'Edits that have not reached the server, in the order they are sent: new people, then the edits of groups as they were made.',
    z.object({ ...pageParams }),
    pageOf(pendingChangeSchema),
  ),
  'changes.retry': method(
    'Puts a refused or conflicting edit back in the queue; a conflicting one is then sent over the change there.',
    z.object({ commandId: commandIdSchema }),
    z.object({}),
  ),
  'changes.discard': method(
    'Drops an edit that has not reached the server; a copy stays in Activity. Somebody new whom other unsent edits name is not dropped (`conflict`).',
    z.object({ commandId: commandIdSchema }),
    z.object({}),
  ),
  'changes.get': method(
    'One edit that has not reached the server, with everybody it is about by name: what `changes.amend` can change.',
    z.object({ commandId: commandIdSchema }),
    pendingChangeSchema.extend({ people: z.array(personSchema) }),
  ),
  'changes.amend': method(
    'Puts another edit in the place of a refused or waiting one: another name or description, or only some of its people. The old one is discarded and noted in activity. `conflict`: it is on its way.',
    z.object({
      commandId: commandIdSchema,
      /** For `createGroup`, `updateGroup`: what is wanted now. A field left out stays as it was asked. */
      name: z.string().trim().min(1).max(limits.nameLength).exactOptional(),
      description: z.string().trim().max(limits.descriptionLength).nullable().exactOptional(),
      /** For edits about people: whom it is to be about from now on, all of them from among those it names. */
      personIds: z.array(personIdSchema).min(1).max(limits.peoplePerEdit).exactOptional(),
    }),
    editReceiptSchema,
  ),
  'conflicts.list': method(
    'What was changed on both sides and waits for a decision, oldest first.',
    z.object({ ...pageParams }),
    pageOf(conflictSchema),
  ),
  'conflicts.resolve': method(
    'Settles a conflict by one of its `choices`. It is an edit: in activity, and undone by its `editId`.',
    z.object({ conflictId: conflictIdSchema, choice: conflictChoiceSchema }),
    editReceiptSchema,
  ),
} as const;
