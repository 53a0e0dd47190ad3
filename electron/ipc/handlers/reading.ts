import type { RosterPast } from '#electron/store/workspaceStore.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Workspace } from '#shared/domain/workspace.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../dispatcher.ts';

const groupIsGone = () => new MusterError('notFound', 'This group is not here any more.');

/** A server that remembers every membership has told of those before we looked as well. */
function told<Past extends RosterPast>(
  { noticedSince, ...past }: Past,
  { capabilities }: Workspace,
): Omit<Past, 'noticedSince'> & { knownSince: Instant | null } {
  return { ...past, knownSince: capabilities.membershipHistory ? null : noticedSince };
}

export const readingHandlers: Handlers<
  | 'groups.list'
  | 'groups.get'
  | 'roster.query'
  | 'roster.asOf'
  | 'roster.compare'
  | 'roster.sizes'
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

  'roster.asOf': (params, context) => {
    const { store, workspace } = context.current();
    const roster = store.rosterAsOf(params);
    if (roster === null) throw groupIsGone();
    return told(roster, workspace);
  },

  'roster.compare': (params, context) => {
    const comparison = context.current().store.compareRosters(params);
    if (comparison === null) throw groupIsGone();
    return comparison;
  },

  'roster.sizes': (params, context) => {
    const { store, workspace } = context.current();
    const sizes = store.listSizes({ ...params, now: context.now() });
    if (sizes === null) throw groupIsGone();
    return told(sizes, workspace);
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
