import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../dispatcher.ts';
import { preflightIn } from './committing.ts';

export const changeHandlers: Handlers<'changes.get' | 'changes.amend'> = {
  'changes.get': ({ commandId }, context) => {
    const change = context.current().store.getChange(commandId);
    if (change === null) throw new MusterError('notFound', 'This edit is not waiting any more.');
    return change;
  },

  'changes.amend': ({ commandId, description, ...rest }, context) => {
    const { store, sync } = context.current();
    const amendment = {
      ...rest,
      // As everywhere: an empty description is none.
      ...(description !== undefined && { description: description === '' ? null : description }),
    };
    if (Object.keys(amendment).length === 0) {
      throw new MusterError('invalidRequest', 'Nothing is given that could be changed.');
    }
    const receipt = store.amendChange(commandId, amendment, context.now(), preflightIn(context));
    sync.editCommitted();
    return receipt;
  },
};
