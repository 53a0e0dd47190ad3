import { z } from 'zod';
import { commandIdSchema, conflictIdSchema, groupIdSchema } from './ids.ts';
import { instantSchema } from './time.ts';

/**
 * What stands between an edit and the server until somebody decides.
 * - `name`, `description`: the field was changed on both sides.
 * - `groupDeleted`: the group was deleted there with edits of it pending here; a copy of it is kept.
 * - `memberRemoved`: somebody was removed there whose role was changed here.
 * - `groupFull`: others filled the group up to its limit there; the people who found no room are held back.
 * - `permissionLost`: the server no longer lets us edit this group.
 * The rows of the first four are in state `conflict`; those of the last two are `parked`, with the server's words.
 */
export const conflictKindSchema = z.enum([
  'name',
  'description',
  'groupDeleted',
  'memberRemoved',
  'groupFull',
  'permissionLost',
]);
export type ConflictKind = z.infer<typeof conflictKindSchema>;

/**
 * How a conflict is settled. `keepMine`: ours is sent over what is there now (for a full group or a lost permission:
 * tried again). `takeTheirs`: what is there stays, the edits held up are given up. `recreate`: a group deleted there is
 * made again with the roster kept here.
 */
export const conflictChoiceSchema = z.enum(['keepMine', 'takeTheirs', 'recreate']);
export type ConflictChoice = z.infer<typeof conflictChoiceSchema>;

/** The answers a conflict of this kind has, the one that keeps our work first. */
export function choicesFor(kind: ConflictKind): readonly ConflictChoice[] {
  return kind === 'groupDeleted' ? ['recreate', 'takeTheirs'] : ['keepMine', 'takeTheirs'];
}

/** An open conflict as the screens and scripts see it. */
export const conflictSchema = z.object({
  id: conflictIdSchema,
  kind: conflictKindSchema,
  groupId: groupIdSchema,
  groupName: z.string(),
  foundAt: instantSchema,
  /** The pending edits it holds up, in order. */
  commandIds: z.array(commandIdSchema),
  /** Whom it is about, where it is about people, and the names of the first three. */
  peopleCount: z.int().nonnegative(),
  peopleNames: z.array(z.string()).max(3),
  /** As it was when the edit was made, as it is wanted here, as it is there; null: nothing (no text, no such group). */
  base: z.string().nullable(),
  mine: z.string().nullable(),
  theirs: z.string().nullable(),
  choices: z.array(conflictChoiceSchema),
});
export type Conflict = z.infer<typeof conflictSchema>;
