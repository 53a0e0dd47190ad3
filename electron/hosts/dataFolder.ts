import { mkdirSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { MusterError } from '#shared/ipc/errors.ts';

export interface Machine {
  platform: NodeJS.Platform;
  home: string;
  environment: Readonly<Record<string, string | undefined>>;
}

/** Where Muster keeps its data unless told otherwise: the same folder in every host, after the platform's custom. */
export function defaultDataFolder({ platform, home, environment }: Machine): string {
  if (platform === 'win32') {
    return win32.join(environment.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'Muster');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Muster');
  // The XDG rules: a relative path there is to be ignored.
  const chosen = environment.XDG_DATA_HOME;
  const base = chosen?.startsWith('/') === true ? chosen : posix.join(home, '.local', 'share');
  return posix.join(base, 'muster');
}

/** Makes the folder, closed to other users of the machine. Throws MusterError `fileDenied`. */
export function makeDataFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new MusterError(
      'fileDenied',
      `The data folder ${folder} cannot be made.`,
      { folder },
      { cause: error },
    );
  }
  return folder;
}
