import { MusterError } from '#shared/ipc/errors.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

/**
 * Refuses what the server of the open workspace is known to refuse: everything that may stand in the way of making
 * somebody, also of making them again. Throws MusterError `notSupported`.
 */
export function checkPersonMayBeMade(context: HandlerContext): void {
  const { capabilities } = context.current().workspace;
  if (!capabilities.createPeople) {
    throw new MusterError(
      'notSupported',
      `Muster cannot make people at ${capabilities.providerLabel}.`,
    );
  }
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
