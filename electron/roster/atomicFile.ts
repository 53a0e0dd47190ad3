import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { throwIfCancelled } from './cancellation.ts';
import { fileFailure } from './fileFailure.ts';
import { type FileSystem, type NewFile, nodeFileSystem } from './fileSystem.ts';
import type { ByteSink } from './formats/byteSink.ts';

export interface AtomicFile {
  targetPath: string;
  /** Beside the target, so that the rename stays on one disk; see `temporaryPathFor`. */
  temporaryPath: string;
  signal: AbortSignal;
  fileSystem?: FileSystem;
}

/** A name beside the target that no other export has; hidden where a leading dot hides. */
export function temporaryPathFor(targetPath: string): string {
  return join(dirname(targetPath), `.muster-${randomUUID()}.part`);
}

/**
 * Writes a file whole or not at all, and answers with its bytes: everything goes to the temporary file, reaches the
 * disk, and takes the target's name in one step; until then an older target stays as it was. On any failure the
 * temporary file is removed. Rejects with MusterError `diskFull`, `fileDenied`, `cancelled`, or what `fill` threw.
 */
export async function writeFileAtomically(
  { targetPath, temporaryPath, signal, fileSystem = nodeFileSystem }: AtomicFile,
  fill: (sink: ByteSink) => Promise<void>,
): Promise<number> {
  const fileName = basename(targetPath);
  /** Only what the file system says becomes a file failure: an error of the rows keeps its own meaning. */
  const asking = async <Answer>(operation: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await operation();
    } catch (error) {
      throw fileFailure(error, fileName);
    }
  };

  throwIfCancelled(signal);
  const file = await asking(() => fileSystem.create(temporaryPath));
  let isOpen = true;
  let bytes = 0;
  try {
    await fill({
      async write(chunk) {
        throwIfCancelled(signal);
        await asking(() => writeAll(file, chunk));
        bytes += chunk.length;
      },
    });
    await asking(() => file.sync());
    isOpen = false;
    await asking(() => file.close());
    throwIfCancelled(signal);
    await asking(() => fileSystem.rename(temporaryPath, targetPath));
  } catch (error) {
    // The first failure is the one to tell of; a second one while tidying up would only hide it.
    if (isOpen) await file.close().catch(() => undefined);
    await fileSystem.remove(temporaryPath).catch(() => undefined);
    throw error;
  }
  // The file is whole and in its place. Not every disk can be asked to make the name last as well.
  await fileSystem.syncFolder(dirname(targetPath)).catch(() => undefined);
  return bytes;
}

async function writeAll(file: NewFile, chunk: Uint8Array): Promise<void> {
  let rest = chunk;
  while (rest.length > 0) {
    const written = await file.write(rest);
    rest = rest.subarray(written);
  }
}
