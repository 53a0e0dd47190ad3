import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../dispatcher.ts';

const unbuilt = (): never => {
  throw new MusterError('notSupported', 'Not built yet.');
};

/** Each goes as it is built; the file goes with the last. */
export const unbuiltHandlers: Handlers<
  | 'roster.asOf'
  | 'roster.compare'
  | 'roster.sizes'
  | 'people.query'
  | 'people.ids'
  | 'people.attributes'
  | 'savedFilters.list'
  | 'savedFilters.save'
  | 'savedFilters.delete'
  | 'app.diagnostics'
  | 'layout.get'
  | 'layout.set'
> = {
  'roster.asOf': unbuilt,
  'roster.compare': unbuilt,
  'roster.sizes': unbuilt,
  'people.query': unbuilt,
  'people.ids': unbuilt,
  'people.attributes': unbuilt,
  'savedFilters.list': unbuilt,
  'savedFilters.save': unbuilt,
  'savedFilters.delete': unbuilt,
  'app.diagnostics': unbuilt,
  'layout.get': unbuilt,
  'layout.set': unbuilt,
};
