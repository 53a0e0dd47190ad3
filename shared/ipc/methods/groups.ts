import { z } from 'zod';
import { groupSummarySchema } from '../../domain/group.ts';
import { editIdSchema, groupIdSchema, personIdSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { newPersonSchema } from '../../domain/newPerson.ts';
import { method } from '../method.ts';
import { editReceiptSchema } from './editReceipt.ts';
import { pageOf, pageParams } from './page.ts';

const nameSchema = z.string().trim().min(1).max(limits.nameLength);
const descriptionSchema = z
  .string()
  .trim()
  .max(limits.descriptionLength)
  .transform((text) => (text === '' ? null : text))
  .nullable();
const peopleSchema = z.array(personIdSchema).min(1).max(limits.peoplePerEdit);
const targetsSchema = z.array(groupIdSchema).min(1).max(limits.groupsPerEdit);

export const groupMethods = {
  'groups.list': method(
    'Groups with the number of people in each, by name, size or the time of their last change; `search` finds a part of the name.',
    z.object({
      search: z.string().max(limits.searchLength).default(''),
      /** `size`: the largest first. `changed`: what changed last first. */
      sort: z.enum(['name', 'size', 'changed']).default('name'),
      ...pageParams,
    }),
    pageOf(groupSummarySchema),
  ),
  'groups.get': method('One group.', z.object({ groupId: groupIdSchema }), groupSummarySchema),
  'groups.create': method(
    'A new group, here at once and on the server when it can be reached.',
    z.object({
      name: nameSchema,
      description: descriptionSchema.default(null),
      personIds: z.array(personIdSchema).max(limits.peoplePerEdit).default([]),
    }),
    editReceiptSchema.extend({ groupId: groupIdSchema }),
  ),
  'groups.update': method(
    'Renames or describes a group; a field left out is not touched.',
    z.object({
      groupId: groupIdSchema,
      name: nameSchema.exactOptional(),
      description: descriptionSchema.exactOptional(),
    }),
    editReceiptSchema,
  ),
  'groups.delete': method(
    'Deletes a group.',
    z.object({ groupId: groupIdSchema }),
    editReceiptSchema,
  ),
  'groups.duplicate': method(
    'A new group with the same description and the same people, as one edit.',
    z.object({ groupId: groupIdSchema, name: nameSchema }),
    editReceiptSchema.extend({ groupId: groupIdSchema }),
  ),
  'members.add': method(
    'Adds people to a group, as one edit; who is in it already stays as they are. `newPeople` are made on the way, where the provider makes people. `conflict`: somebody here has one of their e-mails already (`details.personId`).',
    z
      .object({
        groupId: groupIdSchema,
        personIds: z.array(personIdSchema).max(limits.peoplePerEdit).default([]),
        newPeople: z.array(newPersonSchema).max(limits.newPeoplePerEdit).default([]),
        asAdmin: z.boolean().default(false),
      })
      .refine(
        ({ personIds, newPeople }) => personIds.length + newPeople.length > 0,
        'Nobody is named.',
      ),
    editReceiptSchema,
  ),
  'members.copy': method(
    'Adds people to several groups, as one edit.',
    z.object({ toGroupIds: targetsSchema, personIds: peopleSchema }),
    editReceiptSchema,
  ),
  'members.remove': method(
    'Takes people out of a group; their time in it stays in its history.',
    z.object({ groupId: groupIdSchema, personIds: peopleSchema }),
    editReceiptSchema,
  ),
  'members.setAdmin': method(
    'Makes members admins of their group, or no longer.',
    z.object({ groupId: groupIdSchema, personIds: peopleSchema, isAdmin: z.boolean() }),
    editReceiptSchema,
  ),
  'members.move': method(
    'Moves people from one group to others, as one edit.',
    z.object({ fromGroupId: groupIdSchema, toGroupIds: targetsSchema, personIds: peopleSchema }),
    editReceiptSchema,
  ),
  'edit.undo': method(
    'Takes an edit back: dropped if it was not sent yet, otherwise a new edit the other way. Refused, with the reason, when later edits build on it, and for a new person whom the server may have.',
    z.object({ editId: editIdSchema }),
    editReceiptSchema,
  ),
  'edit.redo': method(
    'Makes an edit again that was undone, named by its own id. The `editId` of the answer undoes it once more.',
    z.object({ editId: editIdSchema }),
    editReceiptSchema,
  ),
} as const;
