import { z } from 'zod';
import { groupIdSchema, personIdSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { newPersonSchema } from '../../domain/newPerson.ts';
import { attributesSchema, otherEmailsSchema, personSchema } from '../../domain/person.ts';
import { rosterRowSchema } from '../../domain/roster.ts';
import { method } from '../method.ts';
import { editReceiptSchema } from './editReceipt.ts';
import { pageOf, pageParams } from './page.ts';

export const personMatchSchema = personSchema.extend({
  /** Already in the group the search was made for. */
  isMember: z.boolean(),
});
export type PersonMatch = z.infer<typeof personMatchSchema>;

/** One stay of a person in a group. `leftAt` is null while it lasts. */
export const stayInGroupSchema = rosterRowSchema
  .pick({ isAdmin: true, joinedAt: true, leftAt: true, datesFrom: true })
  .extend({ groupId: groupIdSchema, name: z.string() });
export type StayInGroup = z.infer<typeof stayInGroupSchema>;

export const personDetailsSchema = personSchema.extend({
  otherEmails: otherEmailsSchema,
  attributes: attributesSchema,
  /** Where they are by name, then where they were, the last first. A group that is gone keeps its last name. */
  groups: z.array(stayInGroupSchema),
});
export type PersonDetails = z.infer<typeof personDetailsSchema>;

export const peopleMethods = {
  'people.search': method(
    'People by a part of their name, e-mail or phone, in order of name; empty text lists everybody.',
    z.object({
      text: z.string().max(limits.searchLength),
      /** Marks who is in this group already. */
      forGroupId: groupIdSchema.nullable().default(null),
      ...pageParams,
    }),
    pageOf(personMatchSchema),
  ),
  'people.get': method(
    'One person with all that is known of them, and their groups now and before; also of somebody who is gone.',
    z.object({ personId: personIdSchema }),
    personDetailsSchema,
  ),
  'people.create': method(
    'A new person, here at once and on the server when it can be reached. `conflict`: somebody here has this e-mail already (`details.personId`).',
    newPersonSchema,
    editReceiptSchema.extend({ personId: personIdSchema }),
  ),
} as const;
