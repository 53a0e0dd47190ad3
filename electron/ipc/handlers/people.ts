import { mayDo } from '#shared/domain/permissions.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

/**
 * Refuses what the server of the open workspace is known to refuse: everything that may stand in the way of making
 * somebody, also of making them again. Throws MusterError `notSupported` or `permissionDenied`.
 */
export function checkPersonMayBeMade(context: HandlerContext): void {
  const { store, workspace } = context.current();
  const { capabilities } = workspace;
  if (!capabilities.createPeople) {
    throw new MusterError(
      'notSupported',
      `Muster cannot make people at ${capabilities.providerLabel}.`,
    );
  }
  const verdict = mayDo(store.identity(), 'createPerson');
  if (!verdict.isAllowed) throw new MusterError('permissionDenied', verdict.reason);
}

export const peopleHandlers: Handlers<'people.create'> = {
  'people.create': (person, context) => {
    checkPersonMayBeMade(context);
    const { store, sync } = context.current();
    const receipt = store.createPerson(person, context.now());
    sync.editCommitted();
    return receipt;
  },
};
