import { crc32, createInflateRaw } from 'node:zlib';
import { MusterError } from '#shared/ipc/errors.ts';
import { unreadable } from './table.ts';

export interface ZipEntry {
  path: string;
  /** 0: stored, 8: deflated. */
  method: number;
  packedBytes: number;
  /** As the archive says; nothing unpacks to more, whatever is in it. */
  bytes: number;
  headerOffset: number;
  /** CRC-32 of what it unpacks to. */
  checksum: number;
}

export interface ZipDirectory {
  entries: ReadonlyMap<string, ZipEntry>;
}

/*
 * A workbook of 200,000 rows unpacks to about 200 MB, 10 to 30 times its size. What claims more than these is made to
 * fill the memory (a "zip bomb"), or at least does so.
 */
const mostEntries = 5000;
const mostBytes = 768 * 1024 * 1024;
const mostRatio = 400;
/** Below this no ratio hurts anybody. */
const smallBytes = 8 * 1024 * 1024;

const signatures = { end: 0x06054b50, entry: 0x02014b50, header: 0x04034b50 } as const;

/** Stands for a size or place that is said elsewhere (ZIP64). */
const saidElsewhere = 0xffffffff;

/**
 * The table of contents of a ZIP archive. Throws MusterError `invalidRequest` for a damaged one, `limitExceeded` for one
 * that unpacks to more than any roster. Nothing is unpacked.
 */
export function readDirectory(bytes: Uint8Array): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let offset = view.getUint32(end + 16, true);
  if (count === 0xffff || offset === saidElsewhere) throw isZip64();
  if (count > mostEntries) throw tooLarge();
  const entries = new Map<string, ZipEntry>();
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (offset + 46 > bytes.length || view.getUint32(offset, true) !== signatures.entry) {
      throw damaged();
    }
    const nameLength = view.getUint16(offset + 28, true);
    const extraLength = view.getUint16(offset + 30, true);
    const commentLength = view.getUint16(offset + 32, true);
    const entry: ZipEntry = {
      path: new TextDecoder().decode(bytes.subarray(offset + 46, offset + 46 + nameLength)),
      method: view.getUint16(offset + 10, true),
      packedBytes: view.getUint32(offset + 20, true),
      bytes: view.getUint32(offset + 24, true),
      headerOffset: view.getUint32(offset + 42, true),
      checksum: view.getUint32(offset + 16, true),
    };
    refuseBomb(entry);
    total += entry.bytes;
    if (total > mostBytes) throw tooLarge();
    entries.set(entry.path, entry);
    offset += 46 + nameLength + extraLength + commentLength;
  }
  return { entries };
}

/**
 * One part of the archive piece by piece, as it is unpacked. Throws as `readDirectory`, and as damaged when it is more or
 * other than the archive says.
 */
export async function* unpackEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = packedBytes(bytes, entry);
  let unpacked = 0;
  let checksum = 0;
  try {
    for await (const piece of piecesOf(packed, entry.method)) {
      unpacked += piece.length;
      if (unpacked > entry.bytes) throw damaged();
      checksum = crc32(piece, checksum);
      yield piece;
    }
  } catch (error) {
    throw error instanceof MusterError ? error : damaged(error);
  }
  if (unpacked !== entry.bytes || checksum !== entry.checksum) throw damaged();
}

async function* piecesOf(packed: Uint8Array, method: number): AsyncGenerator<Uint8Array> {
  if (method === 0) {
    yield packed;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(packed);
  for await (const piece of inflate) yield Buffer.from(piece);
}

/** The bytes of an entry as they stand in the archive. */
function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { headerOffset: header, packedBytes: length } = entry;
  if (header + 30 > bytes.length || view.getUint32(header, true) !== signatures.header) {
    throw damaged();
  }
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + length > bytes.length) throw damaged();
  return bytes.subarray(start, start + length);
}

function refuseBomb({ method, bytes, packedBytes }: ZipEntry): void {
  if (method !== 0 && method !== 8) throw damaged();
  if (bytes === saidElsewhere || packedBytes === saidElsewhere) throw isZip64();
  // A size of nothing takes the limit off.
  if (bytes === 0 && packedBytes > 2) throw damaged();
  if (bytes > smallBytes && bytes > packedBytes * mostRatio) throw tooLarge();
}

function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - 65_557);
  for (let offset = view.byteLength - 22; offset >= least; offset -= 1) {
    if (view.getUint32(offset, true) === signatures.end) return offset;
  }
  throw damaged();
}

function tooLarge(): MusterError {
  return new MusterError(
    'limitExceeded',
    'This workbook unpacks to more than Muster takes in. Copy the list into a new workbook, or save it as CSV.',
    { kind: 'unpackedBytes', limit: mostBytes },
  );
}

function isZip64(): MusterError {
  return unreadable(
    'This workbook is packed in a form for very large files (ZIP64), which Muster does not read. Open it in a spreadsheet program and save it again, or save the list as CSV.',
  );
}

export function damaged(cause?: unknown): MusterError {
  return unreadable(
    'This workbook is damaged or not complete. Open it in a spreadsheet program and save it again.',
    cause,
  );
}
