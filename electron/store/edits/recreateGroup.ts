import type { Intent } from '#shared/commands/command.ts';
import { limits } from '#shared/domain/limits.ts';
import type { ServerCopy } from '../lanes/serverCopy.ts';

/** The creation of a group that was deleted on the server and shall be there again, from the copy that was kept. */
export function creationFromCopy({ fields, members }: ServerCopy): Intent {
  return {
    name: 'createGroup',
    // The server may have held what our own commands would not take.
    args: {
      name: fields.name.slice(0, limits.nameLength) || 'Unnamed group',
      description: fields.description?.slice(0, limits.descriptionLength) ?? null,
      members: [...members].map(([personId, { isAdmin }]) => ({ personId, isAdmin })),
    },
  };
}
