import { z } from 'zod';
import { parseIntent } from '../commands/registry.ts';
import { outboxStateSchema } from './change.ts';
import { conflictChoiceSchema, conflictKindSchema } from './conflict.ts';
import { groupSummarySchema } from './group.ts';
import {
  commandIdSchema,
  conflictIdSchema,
  editIdSchema,
  groupIdSchema,
  personIdSchema,
} from './ids.ts';
import { instantSchema } from './time.ts';

/*
 * How a conflict was settled and what stood there before, as it is kept beside the edit. Only ids that leave the store
 * are in it: a file that was recovered into another may number its rows anew.
 */

const intentSchema = z
  .object({ name: z.string(), args: z.json() })
  .transform(({ name, args }, context) => {
    const intent = parseIntent(name, 1, args);
    if (intent !== null) return intent;
    context.addIssue('An unknown command.');
    return z.NEVER;
  });

const fieldsSchema = groupSummarySchema.pick({ name: true, description: true });

const failureSchema = z
  .object({
    kind: z.string(),
    status: z.int().nullable(),
    serverMessage: z.string().nullable(),
    serverCode: z.string().nullable(),
  })
  .nullable();

/** A row of the lane that the decision concerned. */
const rowSchema = z.object({
  id: commandIdSchema,
  seq: z.int(),
  editId: editIdSchema,
  at: instantSchema,
  intent: intentSchema,
  state: outboxStateSchema,
  baseFields: z.object({
    name: z.string().exactOptional(),
    description: z.string().nullable().exactOptional(),
  }),
  attempts: z.int(),
  nextAttemptAt: instantSchema.nullable(),
  lastFailure: failureSchema,
  /** What the decision left of it; null: nothing, it left the outbox. */
  left: z.object({ intent: intentSchema, attempts: z.int() }).nullable(),
});
export type ResolvedRow = z.infer<typeof rowSchema>;

const keptSchema = z.object({
  fields: fieldsSchema,
  members: z.array(
    z.object({
      personId: personIdSchema,
      isAdmin: z.boolean(),
      joinedAt: instantSchema.nullable(),
      datesFrom: z.enum(['server', 'observed']),
      /** When an edit of ours took them out; null while they were in the group. */
      removedAt: instantSchema.nullable(),
    }),
  ),
});
/** The copy of a group that was deleted there. */
export type KeptGroup = z.infer<typeof keptSchema>;

export const resolutionSchema = z.object({
  v: z.literal(1),
  at: instantSchema,
  conflict: conflictIdSchema,
  kind: conflictKindSchema,
  choice: conflictChoiceSchema,
  groupId: groupIdSchema,
  /** For a field: ours, and the server's that ours was put over. */
  field: z.object({ mine: z.string().nullable(), theirs: z.string().nullable() }).nullable(),
  /** This conflict and those of the group that lost rows with it, with the rows they held up. */
  conflicts: z.array(z.object({ id: conflictIdSchema, commands: z.array(commandIdSchema) })),
  rows: z.array(rowSchema),
  /** The commands that the decision added. */
  added: z.array(z.object({ id: commandIdSchema, intent: intentSchema })),
  /** Edits that stand again because what took them back was given up. */
  standing: z.array(z.object({ id: editIdSchema, undoneAt: instantSchema })),
  /** The group's id there, until then. */
  remoteId: z.string().nullable(),
  /** For a group deleted there, where there was a copy of it. */
  kept: keptSchema.nullable(),
});
export type ResolutionRecord = z.infer<typeof resolutionSchema>;
