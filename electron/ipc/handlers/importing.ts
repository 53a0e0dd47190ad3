import type { Handlers } from '../dispatcher.ts';
import { commitEdit } from './committing.ts';

export const importHandlers: Handlers<
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
  // Without an open workspace there is nothing to take a file into.
  'imports.begin': (params, context) => context.imports.begin(context.current(), params),
  'imports.receive': (params, context) => context.imports.receive(params),
  'imports.read': (params, context) => context.imports.read(context.current(), params),
  'imports.plan': (params, context) => context.imports.plan(context.current(), params),
  'imports.groups': (params, context) => context.imports.groups(params),
  'imports.members': (params, context) => context.imports.members(context.current(), params),
  'imports.people': (params, context) => context.imports.people(context.current(), params),
  'imports.unusable': (params, context) => context.imports.unusable(params),
  'imports.saveUnusable': (params, context) => context.imports.saveUnusable(params),

  'imports.apply': (params, context) => {
    const open = context.current();
    const { clientChosenGroupIds } = open.workspace.capabilities;
    return context.imports.apply(open, params, ({ people, intents }) =>
      commitEdit(context, {
        people,
        intents: intents.map(({ groupId, intent, isNew }) => ({
          groupId,
          intent,
          ...(isNew && clientChosenGroupIds && { remoteId: groupId }),
        })),
      }),
    );
  },

  'imports.discard': async (params, context) => {
    await context.imports.discard(params);
    return {};
  },
};
