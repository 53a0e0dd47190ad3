import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../dispatcher.ts';

function unbuilt(): never {
  throw new MusterError('notSupported', 'This part is being built.');
}

/** Whoever builds one of these takes its line out. */
export const unbuiltHandlers: Handlers<
  | 'exports.text'
  | 'exportTemplates.list'
  | 'exportTemplates.save'
  | 'exportTemplates.delete'
  | 'imports.begin'
  | 'imports.receive'
  | 'imports.read'
  | 'imports.plan'
  | 'imports.groups'
  | 'imports.members'
  | 'imports.people'
  | 'imports.unusable'
  | 'imports.saveUnusable'
  | 'imports.apply'
  | 'imports.discard'
> = {
  'exports.text': unbuilt,
  'exportTemplates.list': unbuilt,
  'exportTemplates.save': unbuilt,
  'exportTemplates.delete': unbuilt,
  'imports.begin': unbuilt,
  'imports.receive': unbuilt,
  'imports.read': unbuilt,
  'imports.plan': unbuilt,
  'imports.groups': unbuilt,
  'imports.members': unbuilt,
  'imports.people': unbuilt,
  'imports.unusable': unbuilt,
  'imports.saveUnusable': unbuilt,
  'imports.apply': unbuilt,
  'imports.discard': unbuilt,
};
