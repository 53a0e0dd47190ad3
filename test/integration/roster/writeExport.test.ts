import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { temporaryPathFor } from '#electron/roster/atomicFile.ts';
import { exportCancelled } from '#electron/roster/cancellation.ts';
import { nodeFileSystem } from '#electron/roster/fileSystem.ts';
import { type ExportFile, writeExport } from '#electron/roster/writeExport.ts';
import type { ExportField } from '#shared/domain/exporting.ts';
import type { ExportLine } from '#shared/domain/exportReading.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { documentOf, exportLine, readingOf, requestOf } from '#test/support/exportLines.ts';
import { readXlsx } from '#test/support/readXlsx.ts';
import { systemError } from '#test/unit/roster/memoryDisk.ts';
import { temporaryFolder } from './temporaryFolder.ts';

function people(count: number, { beforeRow = (_row: number): void => {} } = {}) {
  const state = { isClosed: false, read: 0 };
  function* rows(): Generator<ExportLine> {
    try {
      for (let row = 0; row < count; row += 1) {
        beforeRow(row);
        state.read += 1;
        yield exportLine({ name: `Person ${row}`, memberKey: `key-${row}` });
      }
    } finally {
      state.isClosed = true;
    }
  }
  return { rows: rows(), state };
}

function order(
  lines: Iterable<ExportLine>,
  targetPath: string,
  { format = 'xlsx', columns = ['name', 'phone', 'memberKey'], signal }: Wish = {},
): ExportFile {
  const wish = {
    columns,
    output: { format },
    onLine: () => {
      if (signal?.aborted === true) throw exportCancelled();
    },
  };
  return {
    document: documentOf(readingOf([{ name: 'Kitchen team', lines }]), wish),
    output: requestOf(wish).output,
    targetPath,
    temporaryPath: temporaryPathFor(targetPath),
    signal: signal ?? new AbortController().signal,
  };
}

interface Wish {
  format?: 'xlsx' | 'csv' | 'vcard' | 'json' | 'tsv';
  columns?: readonly ExportField[];
  signal?: AbortSignal;
}

async function failureOf(work: Promise<unknown>): Promise<MusterError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MusterError)) throw new Error(`Not a known failure: ${String(error)}`);
  return error;
}

describe('an export to the disk', () => {
  it('writes the workbook, says how much, and leaves nothing else in the folder', async () => {
    const folder = temporaryFolder();
    const targetPath = join(folder, 'kitchen.xlsx');
    const { rows, state } = people(10);
    const written = await writeExport(order(rows, targetPath));
    expect(written).toEqual({ rows: 10, bytes: statSync(targetPath).size });
    expect(readdirSync(folder)).toEqual(['kitchen.xlsx']);
    expect(state.isClosed).toBe(true);
    const { cells, lastRow } = readXlsx(targetPath);
    expect([lastRow, cells.get('A11')?.text, cells.get('C11')?.text]).toEqual([
      11,
      'Person 9',
      'key-9',
    ]);
  });

  it('writes a CSV of many chunks', async () => {
    const targetPath = join(temporaryFolder(), 'kitchen.csv');
    const written = await writeExport(order(people(5432).rows, targetPath, { format: 'csv' }));
    const text = readFileSync(targetPath, 'utf8');
    expect(written).toEqual({ rows: 5432, bytes: Buffer.byteLength(text) });
    const { data } = Papa.parse<string[]>(text.slice(1, -2), { newline: '\r\n' });
    expect(data).toHaveLength(5433);
    expect(data.at(-1)).toEqual(['Person 5431', '+44 20 7946 0101', 'key-5431']);
  });

  it.each(['xlsx', 'csv', 'tsv', 'json', 'vcard'] as const)(
    'stops midway when cancelled, with no %s file and the older one untouched',
    async (format) => {
      const folder = temporaryFolder();
      const targetPath = join(folder, 'roster');
      writeFileSync(targetPath, 'the old roster');
      const cancellation = new AbortController();
      const { rows, state } = people(1_000_000, {
        beforeRow: (row) => {
          if (row !== 20_000) return;
          expect(readdirSync(folder)).toHaveLength(2);
          cancellation.abort();
        },
      });
      const { signal } = cancellation;
      const failure = await failureOf(writeExport(order(rows, targetPath, { format, signal })));
      expect(failure.code).toBe('cancelled');
      expect(readdirSync(folder)).toEqual(['roster']);
      expect(readFileSync(targetPath, 'utf8')).toBe('the old roster');
      expect(state).toEqual({ isClosed: true, read: 20_001 });
    },
  );

  it.each(['xlsx', 'csv', 'tsv', 'json', 'vcard'] as const)(
    'passes on what the rows threw and leaves no %s file',
    async (format) => {
      const folder = temporaryFolder();
      const broken = new Error('The row cannot be read.');
      const { rows, state } = people(50_000, {
        beforeRow: (row) => {
          if (row === 30_000) throw broken;
        },
      });
      const work = writeExport(order(rows, join(folder, 'roster'), { format }));
      await expect(work).rejects.toBe(broken);
      expect(readdirSync(folder)).toEqual([]);
      expect(state.isClosed).toBe(true);
    },
  );

  it('says that the disk is full, and leaves no half file', async () => {
    const folder = temporaryFolder();
    let room = 50_000;
    const { rows, state } = people(100_000);
    const failure = await failureOf(
      writeExport({
        ...order(rows, join(folder, 'roster.xlsx')),
        fileSystem: {
          ...nodeFileSystem,
          async create(path) {
            const file = await nodeFileSystem.create(path);
            return {
              ...file,
              async write(bytes) {
                room -= bytes.length;
                if (room < 0) throw systemError('ENOSPC', 'write');
                return file.write(bytes);
              },
            };
          },
        },
      }),
    );
    expect(failure.code).toBe('diskFull');
    expect(readdirSync(folder)).toEqual([]);
    expect(state.isClosed).toBe(true);
    expect(state.read).toBeLessThan(100_000);
  });

  it('says that a path under a file cannot be written', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const failure = await failureOf(
      writeExport(order(people(1).rows, join(folder, 'file', 'roster.xlsx'))),
    );
    expect(failure.code).toBe('fileDenied');
    expect(failure.message).toMatch(/^“roster\.xlsx” was not written: its folder/);
  });

  it('says that a folder which is not there cannot be written', async () => {
    const { rows, state } = people(1);
    const failure = await failureOf(
      writeExport(order(rows, join(temporaryFolder(), 'gone', 'roster.xlsx'))),
    );
    expect(failure.code).toBe('fileDenied');
    expect(state.read).toBe(0);
  });

  it('does not replace a folder that has the name', async () => {
    const folder = temporaryFolder();
    const targetPath = join(folder, 'roster.xlsx');
    mkdirSync(targetPath);
    writeFileSync(join(targetPath, 'kept'), '');
    const failure = await failureOf(writeExport(order(people(1).rows, targetPath)));
    expect(failure.code).toBe('fileDenied');
    expect(readdirSync(folder)).toEqual(['roster.xlsx']);
    expect(readdirSync(targetPath)).toEqual(['kept']);
  });

  it('replaces an older file', async () => {
    const folder = temporaryFolder();
    const targetPath = join(folder, 'roster.xlsx');
    writeFileSync(targetPath, 'x'.repeat(1_000_000));
    const { bytes } = await writeExport(order(people(3).rows, targetPath));
    expect(statSync(targetPath).size).toBe(bytes);
    expect(readXlsx(targetPath).lastRow).toBe(4);
  });

  it('refuses more people than a sheet holds, and leaves no file', async () => {
    const folder = temporaryFolder();
    const row = exportLine({ phone: null });
    function* tooMany(): Generator<ExportLine> {
      for (let count = 0; count < 1_048_576; count += 1) yield row;
    }
    const failure = await failureOf(
      writeExport(order(tooMany(), join(folder, 'roster.xlsx'), { columns: ['phone'] })),
    );
    expect(failure.toFailure()).toMatchObject({
      code: 'limitExceeded',
      details: { limit: 1_048_575 },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not hold the roster: what is not yet written is a small part of it', async () => {
    const targetPath = join(temporaryFolder(), 'roster.csv');
    let written = 0;
    let furthestAhead = 0;
    const { rows, state } = people(50_000);
    await writeExport({
      ...order(rows, targetPath, { format: 'csv' }),
      fileSystem: {
        ...nodeFileSystem,
        async create(path) {
          const file = await nodeFileSystem.create(path);
          return {
            ...file,
            async write(bytes) {
              written += Buffer.from(bytes).toString().split('\r\n').length - 1;
              furthestAhead = Math.max(furthestAhead, state.read - written);
              return file.write(bytes);
            },
          };
        },
      },
    });
    expect(written).toBe(50_001);
    expect(furthestAhead).toBeLessThan(2000);
  });
});
