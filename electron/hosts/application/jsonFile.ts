import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sync as writeFileAtomicSync } from 'write-file-atomic';
import type { z } from 'zod';
import { MusterError } from '#shared/ipc/errors.ts';
import { explainFileError } from './fileErrors.ts';

/**
 * The file's content, or null when there is none. Throws MusterError `storeCorrupt` for a file that is not what
 * the schema says (it is left as it is) and `fileDenied` for one that cannot be read.
 */
export function readJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): z.output<Schema> | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw explainFileError(error, path);
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new MusterError(
      'storeCorrupt',
      `The file ${path} is damaged. It was left as it is; move it away to start without it.`,
      { path },
      { cause: error },
    );
  }
}

/** Writes whole or not at all (temporary file, fsync, rename). Throws MusterError `diskFull` or `fileDenied`. */
export function writeJsonFile(path: string, content: unknown): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileAtomicSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw explainFileError(error, path);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
