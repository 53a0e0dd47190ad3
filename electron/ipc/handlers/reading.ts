import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../dispatcher.ts';

const groupIsGone = () => new MusterError('notFound', 'This group is not here any more.');

export const readingHandlers: Handlers<
  | 'groups.list'
  | 'groups.get'
  | 'roster.query'
  | 'members.history'
  | 'activity.list'
  | 'people.search'
  | 'people.get'
> = {
  'groups.list': (params, context) => context.current().store.listGroups(params),

  'groups.get': ({ groupId }, context) => {
    const group = context.current().store.getGroup(groupId);
    if (group === null) throw groupIsGone();
    return group;
  },

  'roster.query': (params, context) => {
    const { store } = context.current();
    if (store.getGroup(params.groupId) === null) throw groupIsGone();
    return store.queryRoster(params);
  },

  'members.history': (params, context) => {
    const stays = context.current().store.listStays(params);
    if (stays === null) throw groupIsGone();
    return stays;
  },

  'activity.list': (params, context) => context.current().store.listActivity(params),

  'people.search': (params, context) => context.current().store.searchPeople(params),

  'people.get': ({ personId }, context) => {
    const person = context.current().store.getPerson(personId);
    if (person === null) throw new MusterError('notFound', 'This person is not known here.');
    return person;
  },
};
