import type { MusterBridge } from '#shared/ipc/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload or by the browser shell, before this page's script runs. */
    readonly muster?: MusterBridge;
  }
}

/** The host's bridge, or null when the page was opened without one. */
export function hostBridge(): MusterBridge | null {
  return window.muster ?? null;
}
