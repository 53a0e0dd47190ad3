import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser } from '../browserPlaces.ts';
import type { Machine } from '../dataFolder.ts';

/**
 * Opens the address in a window of its own of an installed Chromium-family browser. The profile is Muster's alone: no
 * extension of the user's reads the roster. Resolves to why that was not possible, or null.
 */
export async function openBrowser(
  address: string,
  machine: Machine,
  dataFolder: string,
): Promise<string | null> {
  if (!hasDisplay(machine)) return 'there is no display';
  const program = findBrowser(machine);
  if (program === null) return 'no Chromium, Chrome, Edge or Brave is installed';
  const browser = spawn(program, browserArguments(address, dataFolder), {
    detached: true,
    stdio: 'ignore',
  });
  return new Promise((resolve) => {
    browser.once('error', (error) => resolve(error.message));
    browser.once('spawn', () => {
      browser.unref();
      resolve(null);
    });
  });
}

export function browserArguments(address: string, dataFolder: string): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${join(dataFolder, 'browser-profile')}`,
    '--no-first-run',
    '--no-default-browser-check',
  ];
}

export function hasDisplay({ platform, environment }: Machine): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}
