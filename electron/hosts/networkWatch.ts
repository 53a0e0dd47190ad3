import { networkInterfaces } from 'node:os';
import type { NetworkState } from '#electron/sync/ports/environment.ts';

export interface NetworkWatch extends NetworkState {
  /** Looks now instead of at the next turn: after the machine woke. */
  look(): void;
  stop(): void;
}

const lookEveryMs = 5000;

/** Follows whether there is a network by asking now and then: no platform tells of every change. */
export function watchNetwork(isOnlineNow: () => boolean): NetworkWatch {
  const listeners = new Set<(isOnline: boolean) => void>();
  let isOnline = isOnlineNow();

  function look(): void {
    const now = isOnlineNow();
    if (now === isOnline) return;
    isOnline = now;
    for (const listener of [...listeners]) listener(now);
  }

  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  return {
    isOnline: () => isOnline,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look,
    stop: () => clearInterval(timer),
  };
}

/** In plain Node the nearest thing to "online": some interface beside the loopback has an address. */
export function hasNetworkInterface(): boolean {
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ internal }) => !internal),
  );
}
