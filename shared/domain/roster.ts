import { z } from 'zod';
import { syncMarkSchema } from './group.ts';
import { groupIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { attributesSchema, personSchema } from './person.ts';
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
  /** Only those that were asked for. */
  attributes: attributesSchema,
});
export type RosterRow = z.infer<typeof rosterRowSchema>;

export const attributeNameSchema = z.string().min(1).max(limits.attributeNameLength);

/** `attribute:…`: by the attribute of that name. */
export const rosterSortKeySchema = z.union([
  z.enum(['name', 'email', 'phone', 'joinedAt', 'role', 'status', 'memberKey', 'syncMark']),
  z.templateLiteral(['attribute:', attributeNameSchema]),
]);
export type RosterSortKey = z.infer<typeof rosterSortKeySchema>;
export const rosterSortSchema = z.object({
  key: rosterSortKeySchema,
  direction: z.enum(['ascending', 'descending']),
});
export type RosterSort = z.infer<typeof rosterSortSchema>;

/** The first counts most; whoever is still equal stands by name. Empty: by name. */
export const rosterOrderSchema = z.array(rosterSortSchema).max(5);
export type RosterOrder = z.infer<typeof rosterOrderSchema>;

/**
 * A group, as it is now (null) or as it was at an instant. A stay holds from its `joinedAt` on until its `leftAt`, that
 * instant not included; without a `joinedAt` it has always held.
 */
export const rosterMomentSchema = z.object({
  groupId: groupIdSchema,
  at: instantSchema.nullable(),
});
export type RosterMoment = z.infer<typeof rosterMomentSchema>;

/** Where somebody stands when two rosters are held side by side. */
export const comparePartSchema = z.enum(['onlyFirst', 'onlySecond', 'both']);
export type ComparePart = z.infer<typeof comparePartSchema>;
