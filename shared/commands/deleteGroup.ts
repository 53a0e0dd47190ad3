import { z } from 'zod';
import type { CommandDefinition } from './command.ts';

const argsSchema = z.object({});
export type DeleteGroupArgs = z.infer<typeof argsSchema>;

export const deleteGroup: CommandDefinition<'deleteGroup', DeleteGroupArgs> = {
  name: 'deleteGroup',
  version: 1,
  args: argsSchema,
  apply: () => null,
  invert(before) {
    if (before === null) return [];
    const members = [...before.members].map(([personId, { isAdmin }]) => ({ personId, isAdmin }));
    return [{ name: 'createGroup', args: { ...before.fields, members } }];
  },
};
