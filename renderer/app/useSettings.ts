import type { Settings } from '#shared/ipc/methods/app.ts';
import { useAsk } from '../ipc/useAsk.ts';

/** How Muster looks until the host has said otherwise. */
export const defaultSettings: Settings = {
  colorScheme: 'auto',
  density: 'comfortable',
  dateFormat: 'locale',
  weekStart: 'locale',
};

export function useSettings(): Settings {
  return useAsk('settings.get', {}).data ?? defaultSettings;
}

/** The height of a row in pixels, for the virtualised lists; the style sheet has the same numbers. */
export function useRowHeight(): number {
  return useSettings().density === 'compact' ? 28 : 36;
}
