import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import type { Machine } from './dataFolder.ts';

/** The first installed browser of Chromium's family; null when there is none. */
export function findBrowser(machine: Machine): string | null {
  return browserPlaces(machine).find((path) => existsSync(path)) ?? null;
}

/** Where browsers that can open an address as an application window, and print without one, are usually installed. */
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
