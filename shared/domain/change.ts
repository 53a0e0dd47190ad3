import { z } from 'zod';
import { conflictKindSchema } from './conflict.ts';
import { commandIdSchema, editIdSchema, groupIdSchema } from './ids.ts';
import { instantSchema } from './time.ts';

/**
 * Where an outbox row stands. `queued → sending → acked → gone`; `acked` stays until the server's copy holds it.
 * `waiting`: will be tried again at a known time. `parked`: refused, the user decides. `conflict`: changed there too.
 */
export const outboxStateSchema = z.enum([
  'queued',
  'sending',
  'acked',
  'waiting',
  'parked',
  'conflict',
]);
export type OutboxState = z.infer<typeof outboxStateSchema>;

/** A pending edit of one group, or a person to be made, as the Changes screen shows it. */
export const pendingChangeSchema = z.object({
  id: commandIdSchema,
  editId: editIdSchema,
  at: instantSchema,
  /** Null for a person to be made: that concerns no group. */
  groupId: groupIdSchema.nullable(),
  /** Empty where there is no group. */
  groupName: z.string(),
  command: z.enum([
    'createPerson',
    'createGroup',
    'updateGroup',
    'deleteGroup',
    'addMembers',
    'removeMembers',
    'setAdmin',
  ]),
  /** For `updateGroup`: the new values. For `createGroup` and `createPerson`: the name. */
  newName: z.string().nullable(),
  newDescription: z.string().nullable(),
  changesDescription: z.boolean(),
  isAdmin: z.boolean().nullable(),
  /** How many people it is about, and the names of the first three. */
  peopleCount: z.int().nonnegative(),
  peopleNames: z.array(z.string()).max(3),
  state: outboxStateSchema,
  nextAttemptAt: instantSchema.nullable(),
  /**
   * Why it was not sent, in one word: `http` (see the server's words below), `noMemberKey` (somebody in it is not known
   * to the server), `groupFull`, `fromBackup` (known from a copy of the data file only), or how the line failed.
   */
  failureKind: z.string().nullable(),
  /** What the server said when it refused, in its own words. */
  serverMessage: z.string().nullable(),
  /** For the details line: HTTP status and the vendor's code. */
  serverStatus: z.int().nullable(),
  serverCode: z.string().nullable(),
  conflict: z
    .object({
      kind: conflictKindSchema,
      base: z.string().nullable(),
      mine: z.string().nullable(),
      theirs: z.string().nullable(),
    })
    .nullable(),
});
export type PendingChange = z.infer<typeof pendingChangeSchema>;
