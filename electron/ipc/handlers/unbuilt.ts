import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../dispatcher.ts';

const unbuilt = (): never => {
  throw new MusterError('notSupported', 'Not built yet.');
};

/** Each goes as it is built; the file goes with the last. */
export const unbuiltHandlers: Handlers<
  | 'groups.duplicate'
  | 'members.copy'
  | 'roster.asOf'
  | 'roster.compare'
  | 'roster.sizes'
  | 'people.match'
  | 'changes.get'
  | 'changes.amend'
> = {
  'groups.duplicate': unbuilt,
  'members.copy': unbuilt,
  'roster.asOf': unbuilt,
  'roster.compare': unbuilt,
  'roster.sizes': unbuilt,
  'people.match': unbuilt,
  'changes.get': unbuilt,
  'changes.amend': unbuilt,
};
