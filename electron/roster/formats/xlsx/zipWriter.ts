import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import type { ByteSink } from '../byteSink.ts';

interface WrittenEntry {
  name: Buffer;
  checksum: number;
  compressedBytes: number;
  bytes: number;
  offset: number;
}

/** Without the ZIP64 extension, which not every reader of XLSX knows, nothing may be larger. */
const largest = 0xffff_ffff;
/** Sizes and checksum follow the data: they are not known when the entry starts. */
const sizesFollow = 0x0008;
const deflated = 8;
const neededVersion = 20;
/** 1 January 1980 at midnight: the same roster makes the same bytes. */
const fixedDate = 0x0021;

/** Writes a ZIP archive front to back, holding one chunk at a time. `finish` is false when ZIP cannot hold so much. */
export function createZipWriter(sink: ByteSink): {
  addEntry(name: string, chunks: Iterable<string>): Promise<void>;
  finish(): Promise<boolean>;
} {
  const entries: WrittenEntry[] = [];
  let offset = 0;

  async function write(bytes: Uint8Array): Promise<void> {
    await sink.write(bytes);
    offset += bytes.length;
  }

  return {
    async addEntry(name, chunks) {
      const entry = { name: Buffer.from(name), checksum: 0, compressedBytes: 0, bytes: 0, offset };
      await write(localHeader(entry));
      const start = offset;
      await pipeline(
        Readable.from(measure(entry, chunks)),
        createDeflateRaw({ chunkSize: 65_536 }),
        async (compressed: AsyncIterable<Buffer>) => {
          for await (const bytes of compressed) await write(bytes);
        },
      );
      entry.compressedBytes = offset - start;
      entries.push(entry);
      if (fits(entry)) await write(dataDescriptor(entry));
    },

    async finish() {
      const start = offset;
      if (start > largest || !entries.every(fits)) return false;
      for (const entry of entries) await write(centralRecord(entry));
      await write(endOfDirectory(entries.length, start, offset - start));
      return offset <= largest;
    },
  };
}

function fits({ bytes, compressedBytes, offset }: WrittenEntry): boolean {
  return Math.max(bytes, compressedBytes, offset) <= largest;
}

function* measure(entry: WrittenEntry, chunks: Iterable<string>): Generator<Buffer> {
  for (const chunk of chunks) {
    const bytes = Buffer.from(chunk);
    entry.checksum = crc32(bytes, entry.checksum);
    entry.bytes += bytes.length;
    yield bytes;
  }
}

function localHeader({ name }: WrittenEntry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x0403_4b50, 0);
  header.writeUInt16LE(neededVersion, 4);
  header.writeUInt16LE(sizesFollow, 6);
  header.writeUInt16LE(deflated, 8);
  header.writeUInt16LE(fixedDate, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function dataDescriptor({ checksum, compressedBytes, bytes }: WrittenEntry): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x0807_4b50, 0);
  descriptor.writeUInt32LE(checksum, 4);
  descriptor.writeUInt32LE(compressedBytes, 8);
  descriptor.writeUInt32LE(bytes, 12);
  return descriptor;
}

function centralRecord(entry: WrittenEntry): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x0201_4b50, 0);
  record.writeUInt16LE(neededVersion, 4);
  record.writeUInt16LE(neededVersion, 6);
  record.writeUInt16LE(sizesFollow, 8);
  record.writeUInt16LE(deflated, 10);
  record.writeUInt16LE(fixedDate, 14);
  record.writeUInt32LE(entry.checksum, 16);
  record.writeUInt32LE(entry.compressedBytes, 20);
  record.writeUInt32LE(entry.bytes, 24);
  record.writeUInt16LE(entry.name.length, 28);
  record.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([record, entry.name]);
}

function endOfDirectory(count: number, offset: number, bytes: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
