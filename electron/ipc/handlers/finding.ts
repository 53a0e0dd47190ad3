import type { Handlers } from '../dispatcher.ts';

export const findingHandlers: Handlers<
  | 'people.query'
  | 'people.ids'
  | 'people.attributes'
  | 'savedFilters.list'
  | 'savedFilters.save'
  | 'savedFilters.delete'
> = {
  'people.query': (params, context) => context.current().store.queryPeople(params),

  'people.ids': ({ filter }, context) => ({
    personIds: context.current().store.listPeopleIds(filter),
  }),

  'people.attributes': (_params, context) => ({ names: context.current().store.listAttributes() }),

  'savedFilters.list': (_params, context) => ({
    filters: context.current().store.listSavedFilters(),
  }),

  'savedFilters.save': (params, context) => context.current().store.saveFilter(params),

  'savedFilters.delete': ({ id }, context) => {
    context.current().store.deleteFilter(id);
    return {};
  },
};
