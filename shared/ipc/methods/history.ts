import { z } from 'zod';
import { activityEntrySchema, activityKindSchema } from '../../domain/activity.ts';
import { groupIdSchema, personIdSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { staySchema, staysFilterSchema } from '../../domain/stay.ts';
import { method } from '../method.ts';
import { pageOf, pageParams } from './page.ts';

export const historyMethods = {
  'members.history': method(
    'Who is or was in a group, a line for each stay, what happened last first; of a deleted group as well.',
    z.object({
      groupId: groupIdSchema,
      filter: staysFilterSchema.default({ kind: 'ever' }),
      /** Every word is a part of name, e-mail or phone. */
      text: z.string().max(limits.searchLength).default(''),
      ...pageParams,
    }),
    pageOf(staySchema),
  ),
  'activity.list': method(
    'What was done here and what others changed on the server, newest first; of one group or person, of some kinds, of one origin, or all of it (null).',
    z.object({
      groupId: groupIdSchema.nullable().default(null),
      personId: personIdSchema.nullable().default(null),
      kinds: z.array(activityKindSchema).min(1).max(30).nullable().default(null),
      origin: activityEntrySchema.shape.origin.nullable().default(null),
      ...pageParams,
    }),
    pageOf(activityEntrySchema),
  ),
} as const;
