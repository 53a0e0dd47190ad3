import { z } from 'zod';
import { groupIdSchema, personIdSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { newPersonSchema } from '../../domain/newPerson.ts';
import { pastedRowSchema } from '../../domain/pastedPeople.ts';
import { peopleFilterSchema, savedFilterSchema } from '../../domain/peopleFilter.ts';
import { peopleSortSchema } from '../../domain/peopleSort.ts';
import { attributesSchema, otherEmailsSchema, personSchema } from '../../domain/person.ts';
import { attributeNameSchema, datesFromSchema, rosterRowSchema } from '../../domain/roster.ts';
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
  .pick({ isAdmin: true, joinedAt: true, leftAt: true, datesFrom: true, syncMark: true })
  .extend({
    groupId: groupIdSchema,
    name: z.string(),
    /** Whose date `leftAt` is; null as that is. */
    leftFrom: datesFromSchema.nullable(),
  });
export type StayInGroup = z.infer<typeof stayInGroupSchema>;

export const personDetailsSchema = personSchema.extend({
  otherEmails: otherEmailsSchema,
  attributes: attributesSchema,
  /** Where they are by name, then where they were, the last first. A group that is gone keeps its last name. */
  groups: z.array(stayInGroupSchema),
});
export type PersonDetails = z.infer<typeof personDetailsSchema>;

/** Somebody in the list of everybody. */
export const personRowSchema = personSchema.extend({
  /** Only those that were asked for. */
  attributes: attributesSchema,
  /** How many groups they are in now. */
  groupCount: z.int().nonnegative(),
  /** The names of the first few, by name. */
  groupNames: z.array(z.string()).max(6),
});
export type PersonRow = z.infer<typeof personRowSchema>;

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
  'people.query': method(
    'Everybody whom a filter lets through, sorted; who is gone from the server only where `statuses` asks for `gone`. `offset` skips rows, so that a long list can be read anywhere; it is not combined with `cursor`.',
    z.object({
      filter: peopleFilterSchema,
      sort: peopleSortSchema,
      attributes: z.array(attributeNameSchema).max(limits.attributeColumns).default([]),
      offset: z.int().nonnegative().default(0),
      ...pageParams,
    }),
    pageOf(personRowSchema),
  ),
  'people.ids': method(
    'The ids of everybody whom a filter lets through, by name, as `people.query` finds them. `limitExceeded`: more people than one edit may name.',
    z.object({ filter: peopleFilterSchema }),
    z.object({ personIds: z.array(personIdSchema) }),
  ),
  'people.attributes': method(
    'The names of the attributes that people here have, those of most people first, at most 200; people who are gone are not counted.',
    z.object({}),
    z.object({ names: z.array(z.object({ name: z.string(), people: z.int().nonnegative() })) }),
  ),
  'people.match': method(
    'Finds the people of a pasted text: a column or block of a spreadsheet, addresses of a mail program, a line for each. Changes nothing.',
    z.object({
      text: z.string().max(limits.pastedText),
      /** Tells who is in this group already. */
      forGroupId: groupIdSchema.nullable().default(null),
    }),
    z.object({
      rows: z.array(pastedRowSchema),
      /** A first line that only names the columns was left out. */
      hasHeading: z.boolean(),
    }),
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
  'savedFilters.list': method(
    'The filters kept in this workspace, by name.',
    z.object({}),
    z.object({ filters: z.array(savedFilterSchema) }),
  ),
  'savedFilters.save': method(
    'Keeps a filter: a new one without `id`, or in the place of the one named. `duplicateName`: another has this name. `limitExceeded`: so many are kept already.',
    z.object({
      id: savedFilterSchema.shape.id.nullable().default(null),
      name: savedFilterSchema.shape.name,
      filter: peopleFilterSchema,
    }),
    savedFilterSchema,
  ),
  'savedFilters.delete': method(
    'Forgets a filter; done already is done.',
    z.object({ id: savedFilterSchema.shape.id }),
    z.object({}),
  ),
} as const;
