import { z } from 'zod';
import { personIdSchema } from '../domain/ids.ts';
import { limits } from '../domain/limits.ts';
import type { CommandDefinition } from './command.ts';
import type { NewMember } from './createGroup.ts';

const argsSchema = z.object({
  personIds: z.array(personIdSchema).min(1).max(limits.peoplePerEdit),
});
export type RemoveMembersArgs = z.infer<typeof argsSchema>;

export const removeMembers: CommandDefinition<'removeMembers', RemoveMembersArgs> = {
  name: 'removeMembers',
  version: 1,
  args: argsSchema,
  apply(state, { personIds }) {
    if (state === null) return null;
    if (!personIds.some((personId) => state.members.has(personId))) return state;
    const members = new Map(state.members);
    for (const personId of personIds) members.delete(personId);
    return { ...state, members };
  },
  invert(before, { personIds }) {
    if (before === null) return [];
    const members: NewMember[] = [];
    for (const personId of new Set(personIds)) {
      const member = before.members.get(personId);
      if (member !== undefined) members.push({ personId, isAdmin: member.isAdmin });
    }
    return members.length === 0 ? [] : [{ name: 'addMembers', args: { members } }];
  },
};
