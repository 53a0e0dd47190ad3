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

export const createGroup: CommandDefinition<'createGroup', CreateGroupArgs> = {
  name: 'createGroup',
  version: 1,
  args: argsSchema,
  apply(state, { name, description, members }, at) {
    if (state !== null) return state;
    return {
      fields: { name, description },
      members: new Map(
        members.map(({ personId, isAdmin }) => [personId, { isAdmin, joinedAt: at }]),
      ),
    };
  },
  invert: (before) => (before === null ? [{ name: 'deleteGroup', args: {} }] : []),
};
