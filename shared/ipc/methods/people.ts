import { z } from 'zod';
import { groupIdSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { personSchema } from '../../domain/person.ts';
import { method } from '../method.ts';
import { pageOf, pageParams } from './page.ts';

export const personMatchSchema = personSchema.extend({
  /** Already in the group the search was made for. */
  isMember: z.boolean(),
});
export type PersonMatch = z.infer<typeof personMatchSchema>;

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
} as const;
