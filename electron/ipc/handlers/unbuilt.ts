import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../dispatcher.ts';

const unbuilt = (): never => {
  throw new MusterError('notSupported', 'Not built yet.');
};

/** Each goes as it is built; the file goes with the last. */
export const unbuiltHandlers: Handlers<'people.match'> = {
  'people.match': unbuilt,
};
