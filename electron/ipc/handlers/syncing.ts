import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import type { HandlerContext, SyncControl } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

function steer(context: HandlerContext, act: (sync: SyncControl) => void): SyncStatus {
  const { sync } = context.current();
  act(sync);
  return sync.status();
}

export const syncHandlers: Handlers<
  | 'sync.run'
  | 'sync.status'
  | 'sync.pause'
  | 'sync.resume'
  | 'sync.setOffline'
  | 'sync.log'
  | 'sync.focus'
  | 'changes.list'
  | 'changes.retry'
  | 'changes.discard'
  | 'conflicts.list'
  | 'conflicts.resolve'
> = {
  'sync.run': (_params, context) => steer(context, (sync) => sync.requestSync()),
  'sync.status': (_params, context) => context.current().sync.status(),
  'sync.pause': (_params, context) => steer(context, (sync) => sync.pause()),
  'sync.resume': (_params, context) => steer(context, (sync) => sync.resume()),

  'sync.setOffline': ({ offline }, context) => {
    context.current().store.writeFlag('offlineByChoice', offline);
    return steer(context, (sync) => sync.setOffline(offline));
  },

  'sync.log': (params, context) => context.current().store.listCycles(params),

  'sync.focus': ({ groupId }, context) => {
    context.current().sync.focus(groupId);
    return {};
  },

  'changes.list': (params, context) => context.current().store.listChanges(params),

  'changes.retry': ({ commandId }, context) => {
    const { store, sync } = context.current();
    store.retryChange(commandId, context.now());
    sync.editCommitted();
    return {};
  },

  'changes.discard': ({ commandId }, context) => {
    const { store, sync } = context.current();
    store.discardChange(commandId, context.now());
    sync.editCommitted();
    return {};
  },

  'conflicts.list': (params, context) => context.current().store.listConflicts(params),

  'conflicts.resolve': ({ conflictId, choice }, context) => {
    const { store, sync } = context.current();
    const receipt = store.resolveConflict(conflictId, choice, context.now());
    sync.editCommitted();
    return receipt;
  },
};
