import { MusterError } from '#shared/ipc/errors.ts';

/** What stands in the way, in a coordinator's words. What is none of these says its code. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written, or another program has it open',
  EPERM: 'it may not be written, or another program has it open',
  EBUSY: 'another program has it open. Close it there and try again',
  ETXTBSY: 'another program has it open. Close it there and try again',
  EROFS: 'the disk can only be read. Choose another folder',
  ENOENT: 'its folder is not there, or takes no files. Choose another folder',
  ENOTDIR: 'its folder is not a folder. Choose another folder',
  EISDIR: 'a folder has this name. Choose another name',
  EEXIST: 'a folder has this name. Choose another name',
  ENOTEMPTY: 'a folder has this name. Choose another name',
  ENAMETOOLONG: 'its name is too long. Choose a shorter name',
  EFBIG: 'the disk does not take files this large. Choose another disk',
};

/**
 * A failed file operation in the closed set: no room left is `diskFull`, every other answer of the file system is
 * `fileDenied`; both with the system's code in `details`. What is no such failure comes back as it is.
 */
export function fileFailure(error: unknown, fileName: string): unknown {
  if (!isSystemError(error)) return error;
  const { code } = error;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new MusterError(
      'diskFull',
      `“${fileName}” was not written: the disk is full. Make room and try again.`,
      { reason: code },
      { cause: error },
    );
  }
  return new MusterError(
    'fileDenied',
    `“${fileName}” was not written: ${reasons[code] ?? `the disk refused (${code})`}.`,
    { reason: code },
    { cause: error },
  );
}

interface SystemError extends Error {
  code: string;
}

function isSystemError(error: unknown): error is SystemError {
  return (
    error instanceof Error &&
    'syscall' in error &&
    'code' in error &&
    typeof error.code === 'string'
  );
}
