import type { NetworkState } from '#electron/sync/ports/environment.ts';

/** A network that a test plugs in and out. */
export interface HandNetwork extends NetworkState {
  set(isOnline: boolean): void;
}

export function createHandNetwork(isOnlineNow: boolean): HandNetwork {
  const listeners = new Set<(isOnline: boolean) => void>();
  let isOnline = isOnlineNow;
  return {
    isOnline: () => isOnline,
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    set(next) {
      isOnline = next;
      for (const listener of listeners) listener(next);
    },
  };
}
