import { MusterError } from '#shared/ipc/errors.ts';

/** A file system error in the closed set: a full disk is `diskFull`, everything else `fileDenied`. */
export function explainFileError(error: unknown, path: string): MusterError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new MusterError(
      'diskFull',
      'The disk is full. Nothing was lost; make room and try again.',
      { path, code },
      { cause: error },
    );
  }
  return new MusterError(
    'fileDenied',
    `Muster may not use ${path} (${code}). Check the folder and its permissions.`,
    { path, code },
    { cause: error },
  );
}
