import { z } from 'zod';
import { groupIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { personStatusSchema } from './person.ts';

const groupsSchema = z.array(groupIdSchema).max(limits.groupsPerFilter).default([]);

/**
 * Whom a filter lets through: people who meet every condition given. A group that is deleted, or was never here, stays
 * named and has nobody in it: it adds nobody to `anyOf`, leaves nobody of `allOf`, and keeps nobody out of `noneOf`.
 */
export const peopleFilterSchema = z.object({
  /** Every word is a part of name, e-mail or phone. */
  text: z.string().max(limits.searchLength).default(''),
  /** In at least one of these groups now. Empty: no condition. */
  anyOf: groupsSchema,
  /** In every one of these. */
  allOf: groupsSchema,
  /** In none of these. */
  noneOf: groupsSchema,
  /** Of one of these statuses. Empty: whatever it is, but for those who are gone. */
  statuses: z.array(personStatusSchema).max(4).default([]),
});
export type PeopleFilter = z.infer<typeof peopleFilterSchema>;

/** A filter kept under a name, in its workspace. */
export const savedFilterSchema = z.object({
  id: z.uuid().brand<'SavedFilterId'>(),
  name: z.string().trim().min(1).max(100),
  filter: peopleFilterSchema,
});
export type SavedFilter = z.infer<typeof savedFilterSchema>;
export type SavedFilterId = SavedFilter['id'];
