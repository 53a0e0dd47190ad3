import { z } from 'zod';
import { limits } from '../domain/limits.ts';
import type { CommandDefinition } from './command.ts';

/** Only the fields that change: a field left out is not touched, here or on the server. */
const argsSchema = z
  .object({
    name: z.string().min(1).max(limits.nameLength).exactOptional(),
    description: z.string().max(limits.descriptionLength).nullable().exactOptional(),
  })
  .refine((args) => Object.keys(args).length > 0, 'Nothing to change.');
export type UpdateGroupArgs = z.infer<typeof argsSchema>;

export const updateGroup: CommandDefinition<'updateGroup', UpdateGroupArgs> = {
  name: 'updateGroup',
  version: 1,
  args: argsSchema,
  apply(state, args) {
    if (state === null) return null;
    const fields = { ...state.fields, ...args };
    const isSame =
      fields.name === state.fields.name && fields.description === state.fields.description;
    return isSame ? state : { ...state, fields };
  },
  invert(before, args) {
    if (before === null) return [];
    const back: UpdateGroupArgs = {};
    if (args.name !== undefined && args.name !== before.fields.name) back.name = before.fields.name;
    if (args.description !== undefined && args.description !== before.fields.description) {
      back.description = before.fields.description;
    }
    return Object.keys(back).length === 0 ? [] : [{ name: 'updateGroup', args: back }];
  },
};
