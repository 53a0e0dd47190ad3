import { z } from 'zod';
import { personIdSchema } from '../domain/ids.ts';
import { limits } from '../domain/limits.ts';
import type { CommandDefinition } from './command.ts';

const argsSchema = z.object({
  personIds: z.array(personIdSchema).min(1).max(limits.peoplePerEdit),
  isAdmin: z.boolean(),
});
export type SetAdminArgs = z.infer<typeof argsSchema>;

/** Somebody who is not in the group is left out: making an admin never adds a member. */
export const setAdmin: CommandDefinition<'setAdmin', SetAdminArgs> = {
  name: 'setAdmin',
  version: 1,
  args: argsSchema,
  apply(state, { personIds, isAdmin }) {
    if (state === null) return null;
    const members = new Map(state.members);
    let hasChanged = false;
    for (const personId of personIds) {
      const member = members.get(personId);
      if (member === undefined || member.isAdmin === isAdmin) continue;
      members.set(personId, { ...member, isAdmin });
      hasChanged = true;
    }
    return hasChanged ? { ...state, members } : state;
  },
  invert(before, { personIds, isAdmin }) {
    if (before === null) return [];
    const changed = [...new Set(personIds)].filter((personId) => {
      const member = before.members.get(personId);
      return member !== undefined && member.isAdmin !== isAdmin;
    });
    return changed.length === 0
      ? []
      : [{ name: 'setAdmin', args: { personIds: changed, isAdmin: !isAdmin } }];
  },
};
