import { z } from 'zod';
import { activityEntrySchema } from '../../domain/activity.ts';
import { groupIdSchema } from '../../domain/ids.ts';
import { staySchema } from '../../domain/stay.ts';
import { method } from '../method.ts';
import { pageOf, pageParams } from './page.ts';

export const historyMethods = {
  'members.history': method(
    'Everybody who is or was in a group, a line for each stay, what happened last first; of a deleted group as well.',
    z.object({ groupId: groupIdSchema, ...pageParams }),
    pageOf(staySchema),
  ),
  'activity.list': method(
    'What was done here and what others changed on the server, newest first; of one group, or of all (null).',
    z.object({ groupId: groupIdSchema.nullable().default(null), ...pageParams }),
    pageOf(activityEntrySchema),
  ),
} as const;
