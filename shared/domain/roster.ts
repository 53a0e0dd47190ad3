import { z } from 'zod';
import { syncMarkSchema } from './group.ts';
import { personSchema } from './person.ts';
import { instantSchema } from './time.ts';

/**
 * Whose date it is. `observed`: the server keeps no history, so this is when we noticed. `edit`: of an edit that has
 * not reached the server.
 */
export const datesFromSchema = z.enum(['server', 'observed', 'edit']);
export type DatesFrom = z.infer<typeof datesFromSchema>;

/** One person on one group's roster, ready to be shown or written to a file. */
export const rosterRowSchema = personSchema.extend({
  isAdmin: z.boolean(),
  joinedAt: instantSchema.nullable(),
  leftAt: instantSchema.nullable(),
  datesFrom: datesFromSchema,
  syncMark: syncMarkSchema,
});
export type RosterRow = z.infer<typeof rosterRowSchema>;

export const rosterSortKeySchema = z.enum(['name', 'email', 'phone', 'joinedAt', 'role']);
export const rosterSortSchema = z.object({
  key: rosterSortKeySchema,
  direction: z.enum(['ascending', 'descending']),
});
export type RosterSort = z.infer<typeof rosterSortSchema>;

/** The columns an export can hold, in their default order. */
export const rosterColumnSchema = z.enum([
  'name',
  'email',
  'phone',
  'role',
  'joined',
  'left',
  'syncState',
  'memberKey',
]);
export type RosterColumn = z.infer<typeof rosterColumnSchema>;
