import { constants, existsSync } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { rosterFileName } from '#electron/roster/fileName.ts';
import { MusterError } from '#shared/ipc/errors.ts';

export interface SaveSuggestion {
  /** A group's name, with or without the extension. */
  fileName: string;
  /** Without the dot. */
  extension: string;
}

/**
 * Chooses targets in one folder, for hosts that ask nobody. Takes the first free name ("Kitchen (2).xlsx"), so that
 * nothing is overwritten unasked; names handed out in this run count as taken before they are written.
 */
export function createExportFolder(folder: string) {
  const handedOut = new Set<string>();

  /** Throws MusterError `fileDenied`. */
  return async function chooseSaveTarget(suggestion: SaveSuggestion): Promise<string> {
    await makeWritable(folder);
    const path = firstFreePath(join(folder, suggestedFileName(suggestion)), (candidate) =>
      handedOut.has(candidate),
    );
    handedOut.add(path);
    return path;
  };
}

/** A name that every file system takes, with the extension once. */
export function suggestedFileName({ fileName, extension }: SaveSuggestion): string {
  const ending = `.${extension}`;
  const hasEnding = fileName.toLowerCase().endsWith(ending.toLowerCase());
  return rosterFileName(hasEnding ? fileName.slice(0, -ending.length) : fileName, extension);
}

/** The path itself, or with the first number in brackets that makes it one that does not exist. */
export function firstFreePath(path: string, isTaken: (path: string) => boolean): string {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  let candidate = path;
  for (let number = 2; isTaken(candidate) || existsSync(candidate); number += 1) {
    candidate = `${stem} (${number})${extension}`;
  }
  return candidate;
}

async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new MusterError(
      'fileDenied',
      `The exports folder ${folder} cannot be written to.`,
      { folder },
      { cause: error },
    );
  }
}
