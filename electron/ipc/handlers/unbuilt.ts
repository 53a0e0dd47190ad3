import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../dispatcher.ts';

function unbuilt(): never {
  throw new MusterError('notSupported', 'This part is being built.');
}

/** Whoever builds one of these takes its line out. */
export const unbuiltHandlers: Handlers<'exports.page' | 'exports.print'> = {
  'exports.page': unbuilt,
  'exports.print': unbuilt,
};
