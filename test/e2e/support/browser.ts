import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, posix, win32 } from 'node:path';

type Environment = Record<string, string | undefined>;

/**
 * The Chromium-family browser that end-to-end tests drive: MUSTER_CHROMIUM, else one installed on this computer, else
 * Playwright's own. Throws an error that says how to get one: a missing browser is never a skipped test.
 */
export async function findChromium(): Promise<string> {
  const chosen = process.env.MUSTER_CHROMIUM;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`MUSTER_CHROMIUM names ${chosen}, which is not there.`);
  }
  const found =
    browserPlaces(process.platform, process.env).find((path) => existsSync(path)) ??
    (await playwrightChromium());
  if (found !== null) return found;
  throw new Error(
    'No Chromium-family browser was found. Install Chromium, Chrome or Edge, run `npx playwright install chromium`, ' +
      'or set MUSTER_CHROMIUM to the path of one.',
  );
}

/** As findChromium, but installs Debian's chromium first where it may: as root, on a system with apt-get. */
export async function ensureChromium(): Promise<string> {
  try {
    return await findChromium();
  } catch (error) {
    if (process.env.MUSTER_CHROMIUM || !mayInstall()) throw error;
    process.stderr.write('Installing chromium for the end-to-end tests …\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
      // apt-get talks on stdout, which belongs to the caller here.
      spawnSync('apt-get', args, { env, stdio: ['ignore', 2, 2] });
    }
    return findChromium();
  }
}

/** Flags for every start of the browser in tests: no phoning home, and no sandbox where it cannot work. */
export function chromiumFlags(): string[] {
  const flags = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  return process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags;
}

/** Where browsers are usually installed, the best first. */
export function browserPlaces(platform: NodeJS.Platform, env: Environment): string[] {
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', posix.join(env.HOME ?? '/', 'Applications')].flatMap((folder) =>
      names.map((name) => posix.join(folder, `${name}.app`, 'Contents/MacOS', name)),
    );
  }
  if (platform === 'win32') {
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder ? programs.map((program) => win32.join(folder, program)) : [],
    );
  }
  const names = [
    'chromium',
    'google-chrome',
    'google-chrome-stable',
    'chromium-browser',
    'microsoft-edge',
  ];
  const folders = ['/usr/bin', '/usr/local/bin', ...(env.PATH ?? '').split(':').filter(Boolean)];
  return [...new Set(names.flatMap((name) => folders.map((folder) => posix.join(folder, name))))];
}

async function playwrightChromium(): Promise<string | null> {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

function mayInstall(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => existsSync(join(folder, 'apt-get')));
}

// `node test/e2e/support/browser.ts` prints the path, for scripts that must know before the tests start.
if (import.meta.main) {
  try {
    process.stdout.write(`${await ensureChromium()}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
