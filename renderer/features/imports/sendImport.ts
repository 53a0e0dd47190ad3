import type { ImportId } from '#shared/domain/importing.ts';
import { limits } from '#shared/domain/limits.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { fail, type Result, succeed } from '#shared/ipc/result.ts';
import { call } from '../../ipc/call.ts';
import { wordSize } from '../../ui/sizes.ts';

/** Three bytes make four characters. */
const pieceBytes = (limits.importPieceLength / 4) * 3;

interface SendOptions {
  /** Asked before each piece; false ends it, and the host forgets what it has. */
  isWanted: () => boolean;
  /** The host has forgotten the list before. */
  onBegun: () => void;
  onSent: (bytes: number) => void;
}

/**
 * Hands a file to the host, piece by piece. Null where it is not wanted any more; a failure is the host's, or that the
 * file is too large or cannot be read.
 */
export async function sendImport(
  fileName: string,
  file: Blob,
  { isWanted, onBegun, onSent }: SendOptions,
): Promise<Result<ImportId> | null> {
  if (file.size > limits.importBytes) return fail(tooLarge(file.size));
  const begun = await call('imports.begin', { fileName: fileName.slice(-255), bytes: file.size });
  if (!begun.ok) return begun;
  const { importId } = begun.value;
  onBegun();
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    if (!isWanted()) return forget(importId);
    const bytes = await readPiece(file, offset);
    if (bytes === null) {
      await call('imports.discard', { importId });
      return fail(notReadable);
    }
    const received = await call('imports.receive', {
      importId,
      offset,
      data: encodeBase64(bytes),
    });
    if (!received.ok) {
      await call('imports.discard', { importId });
      return received;
    }
    onSent(Math.min(file.size, offset + pieceBytes));
  }
  return isWanted() ? succeed(importId) : forget(importId);
}

async function forget(importId: ImportId): Promise<null> {
  await call('imports.discard', { importId });
  return null;
}

async function readPiece(file: Blob, offset: number): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
  } catch {
    return null;
  }
}

/** As many arguments as every engine takes in one call. */
const chunkBytes = 0x8000;

export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    text += String.fromCharCode(...bytes.subarray(from, from + chunkBytes));
  }
  return btoa(text);
}

const notReadable: Failure = {
  code: 'fileDenied',
  message:
    'This cannot be read. It may be a folder, open in another program, or moved since it was chosen.',
};

/** The largest file, as people say it: 50 MB. */
export function wordLimit(): string {
  return `${limits.importBytes / 1024 / 1024} MB`;
}

function tooLarge(bytes: number): Failure {
  return {
    code: 'limitExceeded',
    message: `This file has ${wordSize(bytes)}. Muster takes in files of up to ${wordLimit()}.`,
  };
}
