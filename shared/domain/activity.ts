import { z } from 'zod';
import { pendingChangeSchema } from './change.ts';
import { conflictChoiceSchema, conflictKindSchema } from './conflict.ts';
import { editIdSchema, groupIdSchema } from './ids.ts';
import { instantSchema } from './time.ts';

/**
 * What a line of the time line tells of. Done here: `edit`, its being `undone`, `redone`, `discarded` or `retried`, a
 * group `recreated`, a conflict `resolved`. Learned from the server: a `conflict`, and what others have changed.
 * `other`: written by a newer Muster.
 */
export const activityKindSchema = z.enum([
  'edit',
  'undone',
  'redone',
  'discarded',
  'retried',
  'recreated',
  'conflict',
  'resolved',
  'groupAppeared',
  'groupRenamed',
  'groupDescribed',
  'groupDeleted',
  'peopleChanged',
  'personAppeared',
  'personGone',
  'other',
]);
export type ActivityEntryKind = z.infer<typeof activityKindSchema>;

/** Some people, and the names of the first three. */
const somePeopleSchema = z.object({
  count: z.int().nonnegative(),
  names: z.array(z.string()).max(3),
});
export type SomePeople = z.infer<typeof somePeopleSchema>;

/** One line of the time line, with everything its words need. */
export const activityEntrySchema = z.object({
  /** Opaque; the same for as long as the entry is kept. */
  id: z.string(),
  at: instantSchema,
  /** `here`: done in this Muster. `server`: noticed there. */
  origin: z.enum(['here', 'server']),
  kind: activityKindSchema,
  groupId: groupIdSchema.nullable(),
  /** The name at that time. */
  groupName: z.string().nullable(),
  /** The edit it tells of; null where it tells of none, or of one that is not kept any more. */
  command: pendingChangeSchema.shape.command.nullable(),
  isAdmin: z.boolean().nullable(),
  oldName: z.string().nullable(),
  newName: z.string().nullable(),
  newDescription: z.string().nullable(),
  changesDescription: z.boolean(),
  /** Whom an edit is about, or who is in a group that appeared. */
  people: somePeopleSchema,
  /** For `peopleChanged`: who came, who went, whose role changed. */
  joined: somePeopleSchema,
  left: somePeopleSchema,
  roles: somePeopleSchema,
  conflict: conflictKindSchema.nullable(),
  choice: conflictChoiceSchema.nullable(),
  /** The edit it is a part of; null for what the server told, and for edits that are not kept any more. */
  editId: editIdSchema.nullable(),
  /** `edit.undo` of `editId` is worth a try: it is an edit, and nobody has undone or discarded it yet. */
  canUndo: z.boolean(),
  /** What became of an edit; null while it is unsent, and for everything else. */
  outcome: z.enum(['sent', 'discarded', 'undone']).nullable(),
});
export type ActivityEntry = z.infer<typeof activityEntrySchema>;
