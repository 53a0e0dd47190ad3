import { z } from 'zod';
import { personIdSchema } from '../domain/ids.ts';
import { limits } from '../domain/limits.ts';
import type { CommandDefinition } from './command.ts';

export const newMemberSchema = z.object({ personId: personIdSchema, isAdmin: z.boolean() });
export type NewMember = z.infer<typeof newMemberSchema>;

const argsSchema = z.object({
  name: z.string().min(1).max(limits.nameLength),
  description: z.string().max(limits.descriptionLength).nullable(),
  members: z.array(newMemberSchema).max(limits.peoplePerEdit),
});
export type CreateGroupArgs = z.infer<typeof argsSchema>;

/**
 * "There is a group with these people in it." Where the group is there already, its fields stay and the people
 * who are missing are added: a server makes the group first and takes its people in later requests, so the
 * command has to mean the same when it is replayed on a copy read in between.
 */
export const createGroup: CommandDefinition<'createGroup', CreateGroupArgs> = {
  name: 'createGroup',
  version: 1,
  args: argsSchema,
  apply(state, { name, description, members }, at) {
    const newcomers = members.filter(({ personId }) => !state?.members.has(personId));
    if (state !== null && newcomers.length === 0) return state;
    const all = new Map(state?.members);
    for (const { personId, isAdmin } of newcomers) all.set(personId, { isAdmin, joinedAt: at });
    return { fields: state?.fields ?? { name, description }, members: all };
  },
  invert(before, { members }) {
    if (before === null) return [{ name: 'deleteGroup', args: {} }];
    const personIds = members
      .map(({ personId }) => personId)
      .filter((personId) => !before.members.has(personId));
    return personIds.length === 0 ? [] : [{ name: 'removeMembers', args: { personIds } }];
  },
};
