import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../dispatcher.ts';

const unbuilt = (): never => {
  throw new MusterError('notSupported', 'Not built yet.');
};

/** Each goes as it is built; the file goes with the last. */
export const unbuiltHandlers: Handlers<
  | 'groups.duplicate'
  | 'members.copy'
  | 'people.query'
  | 'people.ids'
  | 'people.attributes'
  | 'people.match'
  | 'savedFilters.list'
  | 'savedFilters.save'
  | 'savedFilters.delete'
  | 'changes.get'
  | 'changes.amend'
  | 'app.diagnostics'
  | 'layout.get'
  | 'layout.set'
> = {
  'groups.duplicate': unbuilt,
  'members.copy': unbuilt,
  'people.query': unbuilt,
  'people.ids': unbuilt,
  'people.attributes': unbuilt,
  'people.match': unbuilt,
  'savedFilters.list': unbuilt,
  'savedFilters.save': unbuilt,
  'savedFilters.delete': unbuilt,
  'changes.get': unbuilt,
  'changes.amend': unbuilt,
  'app.diagnostics': unbuilt,
  'layout.get': unbuilt,
  'layout.set': unbuilt,
};
