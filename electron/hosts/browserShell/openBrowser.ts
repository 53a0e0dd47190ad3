import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
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
  const program = browserPlaces(machine).find((path) => existsSync(path));
  if (program === undefined) return 'no Chromium, Chrome, Edge or Brave is installed';
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

/** Where browsers that can open an address as an application window are usually installed. */
export function browserPlaces({ platform, home, environment }: Machine): string[] {
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
    return ['/Applications', posix.join(home, 'Applications')].flatMap((folder) =>
      names.map((name) => posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (platform === 'win32') {
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
      'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
    ];
    const { PROGRAMFILES, LOCALAPPDATA } = environment;
    return [PROGRAMFILES, environment['PROGRAMFILES(X86)'], LOCALAPPDATA].flatMap((folder) =>
      folder ? programs.map((program) => win32.join(folder, program)) : [],
    );
  }
  const names = [
    'chromium',
    'google-chrome',
    'google-chrome-stable',
    'chromium-browser',
    'microsoft-edge',
    'brave-browser',
  ];
  const folders = (environment.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return names.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}
