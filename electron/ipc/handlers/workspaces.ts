import type { Handlers } from '../dispatcher.ts';

export const workspaceHandlers: Handlers<
  | 'workspace.list'
  | 'workspace.add'
  | 'workspace.open'
  | 'workspace.update'
  | 'workspace.remove'
  | 'workspace.test'
  | 'workspace.scopes'
> = {
  'workspace.list': (_params, { workspaces }) => workspaces.list(),
  'workspace.add': (params, { workspaces }) => workspaces.add(params),
  'workspace.open': ({ workspaceId }, { workspaces }) => workspaces.open(workspaceId),
  'workspace.update': (params, { workspaces }) => workspaces.update(params),
  'workspace.remove': async (params, { workspaces }) => {
    await workspaces.remove(params);
    return {};
  },
  'workspace.test': async (params, { workspaces }) => {
    await workspaces.test(params);
    return {};
  },
  'workspace.scopes': (params, { workspaces }) => workspaces.scopes(params),
};
