import { z } from 'zod';
import { groupIdSchema, type PersonId } from './ids.ts';
import { type Instant, instantSchema } from './time.ts';

/** The fields of a group that people edit, each merged on its own. */
export interface GroupFields {
  name: string;
  description: string | null;
}

/** One active membership inside a group's state. */
export interface GroupMember {
  isAdmin: boolean;
  /** When the person joined, as far as known; null when the server keeps no date and we saw none. */
  joinedAt: Instant | null;
}

/**
 * A group as commands see and change it: its fields and who is in it now. A group that does not exist (not yet
 * created, or deleted) is `null`. Closed intervals are history, kept by the store, and no command touches them.
 */
export interface GroupState {
  fields: GroupFields;
  members: ReadonlyMap<PersonId, GroupMember>;
}

/** What stands beside a group or a row: is everything of it on the server? */
export const syncMarkSchema = z.enum(['synced', 'waiting', 'attention']);
export type SyncMark = z.infer<typeof syncMarkSchema>;

/** A group as the list shows it. */
export const groupSummarySchema = z.object({
  id: groupIdSchema,
  remoteId: z.string().nullable(),
  name: z.string(),
  description: z.string().nullable(),
  memberCount: z.int().nonnegative(),
  syncMark: syncMarkSchema,
  createdAt: instantSchema.nullable(),
  updatedAt: instantSchema.nullable(),
  /** When the group or its people last changed, here or on the server, as far as known. */
  changedAt: instantSchema.nullable(),
  /** Whether whoever signed in may change it and its members, or delete it, as far as is known here. */
  mayUpdate: z.boolean(),
  mayDelete: z.boolean(),
});
export type GroupSummary = z.infer<typeof groupSummarySchema>;
