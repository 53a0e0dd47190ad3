import type { EventHub } from '#electron/ipc/eventHub.ts';
import type { WorkspaceSession } from './workspaceSession.ts';

/** Past this many groups a change names none, and everything shown is asked for again. */
const maxNamedGroups = 200;

/** Turns what a session's store and engine tell into events of the contract; the returned function stops that. */
export function relaySession({ store, engine }: WorkspaceSession, hub: EventHub): () => void {
  let version = 0;
  const stopStore = store.onChange(({ groupIds, people, changes }) => {
    version += 1;
    const isNamed = groupIds !== 'many' && groupIds.length <= maxNamedGroups;
    hub.emit('store.changed', {
      version,
      groupIds: isNamed ? [...groupIds] : null,
      people,
      changes,
    });
  });
  const stopEngine = engine.onStatus((status) => hub.emit('sync.status', status));
  return () => {
    stopStore();
    stopEngine();
  };
}
