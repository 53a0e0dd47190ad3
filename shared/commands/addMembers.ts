import { z } from 'zod';
import { limits } from '../domain/limits.ts';
import type { CommandDefinition } from './command.ts';
import { newMemberSchema } from './createGroup.ts';

const argsSchema = z.object({ members: z.array(newMemberSchema).min(1).max(limits.peoplePerEdit) });
export type AddMembersArgs = z.infer<typeof argsSchema>;

/** Somebody already in the group stays exactly as they are, admin or not. */
export const addMembers: CommandDefinition<'addMembers', AddMembersArgs> = {
  name: 'addMembers',
  version: 1,
  args: argsSchema,
  apply(state, args, at) {
    if (state === null) return null;
    const newcomers = args.members.filter(({ personId }) => !state.members.has(personId));
    if (newcomers.length === 0) return state;
    const members = new Map(state.members);
    for (const { personId, isAdmin } of newcomers) members.set(personId, { isAdmin, joinedAt: at });
    return { ...state, members };
  },
  invert(before, args) {
    if (before === null) return [];
    const personIds = args.members
      .map(({ personId }) => personId)
      .filter((personId) => !before.members.has(personId));
    return personIds.length === 0 ? [] : [{ name: 'removeMembers', args: { personIds } }];
  },
};
