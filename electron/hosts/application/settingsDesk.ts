import type { SettingsDesk } from '#electron/ipc/context.ts';
import type { EventHub } from '#electron/ipc/eventHub.ts';
import type { Registry } from './registry.ts';

/** Appearance and other choices, kept in the registry file. */
export function createSettingsDesk(registry: Registry, hub: EventHub): SettingsDesk {
  return {
    get: () => registry.content().settings,
    set(changes) {
      const settings = { ...registry.content().settings, ...changes };
      registry.setSettings(settings);
      hub.emit('settings.changed', settings);
      return settings;
    },
  };
}
