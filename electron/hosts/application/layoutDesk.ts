import type { LayoutDesk } from '#electron/ipc/context.ts';
import type { EventHub } from '#electron/ipc/eventHub.ts';
import type { WorkspaceId } from '#shared/domain/ids.ts';
import type { Registry } from './registry.ts';

/** How the tables of each workspace look, kept in the registry file: restoring a copy of the data leaves it as it is. */
export function createLayoutDesk(
  registry: Registry,
  hub: EventHub,
  /** Throws MusterError `noWorkspace`. */
  openId: () => WorkspaceId,
): LayoutDesk {
  return {
    get: () => registry.layoutOf(openId()),
    set(changes) {
      const id = openId();
      const layout = { ...registry.layoutOf(id), ...changes };
      registry.setLayout(id, layout);
      hub.emit('layout.changed', layout);
      return layout;
    },
  };
}
