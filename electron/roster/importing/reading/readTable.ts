import type { ImportEncoding, ImportReading, ImportSeparator } from '#shared/domain/importing.ts';
import { findHeading } from './findHeading.ts';
import { readText } from './readText.ts';
import { readWorkbook } from './readWorkbook.ts';
import { recogniseFile } from './recogniseFile.ts';
import { type TableRow, unreadable } from './table.ts';

/** A file as a table: what its columns are called, and every row below that has something in it. */
export interface ImportTable {
  kind: 'text' | 'workbook';
  encoding: ImportEncoding | null;
  separator: ImportSeparator | null;
  sheet: string | null;
  sheets: string[];
  hasHeading: boolean;
  /** One for each column; '' where nothing names it. */
  headings: readonly string[];
  rows: readonly TableRow[];
}

/**
 * Reads a file's bytes. Throws MusterError `invalidRequest` (no table that Muster can read; the sentence says what to do)
 * or `limitExceeded`.
 */
export async function readTable(bytes: Uint8Array, reading: ImportReading): Promise<ImportTable> {
  const file = recogniseFile(bytes);
  const read =
    file.kind === 'text'
      ? { ...readText(bytes, reading), kind: file.kind, sheet: null, sheets: [] }
      : {
          ...(await readWorkbook(bytes, file.directory, reading.sheet)),
          kind: file.kind,
          encoding: null,
          separator: null,
        };
  const { rows, columns, ...how } = read;
  if (rows.length === 0) {
    const place = how.sheets.length > 1 ? 'on this sheet. Choose another one.' : 'in this file.';
    throw unreadable(`There is nothing ${place}`);
  }
  const heading = findHeading(rows, columns, reading.hasHeading);
  return { ...how, ...heading };
}
