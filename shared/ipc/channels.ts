/**
 * The names that cross the border, without schemas: the preload may hold nothing heavier. A test keeps both
 * lists equal to the contract's.
 */
export const methodNames = [
  'workspace.list',
  'workspace.add',
  'workspace.open',
  'workspace.update',
  'workspace.remove',
  'workspace.test',
  'workspace.scopes',
  'groups.list',
  'groups.get',
  'groups.create',
  'groups.update',
  'groups.delete',
  'members.add',
  'members.remove',
  'members.setAdmin',
  'members.move',
  'members.history',
  'roster.query',
  'edit.undo',
  'edit.redo',
  'people.search',
  'people.get',
  'people.create',
  'sync.run',
  'sync.status',
  'sync.pause',
  'sync.resume',
  'sync.setOffline',
  'sync.log',
  'sync.focus',
  'changes.list',
  'changes.retry',
  'changes.discard',
  'conflicts.list',
  'conflicts.resolve',
  'activity.list',
  'backup.list',
  'backup.create',
  'backup.restore',
  'backup.dismissRecovery',
  'exports.formats',
  'exports.preview',
  'exports.chooseTarget',
  'exports.run',
  'exports.cancel',
  'exports.show',
  'app.info',
  'settings.get',
  'settings.set',
  'rpc.describe',
] as const;

export const eventNames = [
  'store.changed',
  'sync.status',
  'workspace.changed',
  'settings.changed',
  'job.progress',
  'job.finished',
] as const;

/** Prefix of every Electron IPC channel of ours. */
export const channelPrefix = 'muster:';
/** The one channel on which events reach the window. */
export const eventChannel = 'muster:event';
