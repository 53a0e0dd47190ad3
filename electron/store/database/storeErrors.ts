import Database from 'better-sqlite3';
import { MusterError } from '#shared/ipc/errors.ts';

/** What a failure of SQLite or the file system means to a caller. Anything else comes back as it is. */
export function explainError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === null) return error;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new MusterError(
      'diskFull',
      'The disk is full. Nothing was lost.',
      { code },
      { cause: error },
    );
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code) || isBrokenIndex(error)) {
    return new MusterError('storeCorrupt', 'The data file is damaged.', { code }, { cause: error });
  }
  // BUSY and LOCKED mean that somebody else has the file open and does not let go of it.
  if (
    /^SQLITE_(IOERR|READONLY|CANTOPEN|PERM|AUTH|BUSY|LOCKED|NOLFS)/.test(code) ||
    isFileCode(code)
  ) {
    return new MusterError(
      'fileDenied',
      'The data file cannot be read or written.',
      { code },
      { cause: error },
    );
  }
  return error;
}

/** Runs `work` and throws what it throws as a MusterError where it is one of the known failures. */
export function explaining<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw explainError(error);
  }
}

/** The full-text index says it in words only: another page stands where its own should. */
function isBrokenIndex(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.message.startsWith('invalid fts5 file');
}

function codeOf(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return null;
}

function isFileCode(code: string): boolean {
  return ['EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EBUSY'].includes(code);
}
