import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../dispatcher.ts';

const unbuilt = (): never => {
  throw new MusterError('notSupported', 'Not built yet.');
};

/** Each goes as it is built; the file goes with the last. */
export const unbuiltHandlers: Handlers<
  | 'people.query'
  | 'people.ids'
  | 'people.attributes'
  | 'people.match'
  | 'savedFilters.list'
  | 'savedFilters.save'
  | 'savedFilters.delete'
  | 'app.diagnostics'
  | 'layout.get'
  | 'layout.set'
> = {
  'people.query': unbuilt,
  'people.ids': unbuilt,
  'people.attributes': unbuilt,
  'people.match': unbuilt,
  'savedFilters.list': unbuilt,
  'savedFilters.save': unbuilt,
  'savedFilters.delete': unbuilt,
  'app.diagnostics': unbuilt,
  'layout.get': unbuilt,
  'layout.set': unbuilt,
};
