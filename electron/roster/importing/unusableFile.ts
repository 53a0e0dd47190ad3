import Papa from 'papaparse';
import type { UnusableLine } from '#shared/domain/importing.ts';
import { guardText } from '../cellGuard.ts';
import type { ByteSink } from '../formats/byteSink.ts';
import type { ImportTable } from './reading/readTable.ts';

const rowsPerChunk = 1000;

/**
 * The lines that cannot be used, as a CSV file that can be mended and taken in: their cells under the file's own headings,
 * with the line number and the reason in front.
 */
export async function writeUnusable(
  request: { unusable: readonly UnusableLine[]; table: ImportTable; separator: string },
  sink: ByteSink,
): Promise<void> {
  const { unusable, table, separator } = request;
  const rows = new Map(table.rows.map(({ line, cells }) => [line, cells]));
  const columns = table.headings.map((heading, column) => heading || `Column ${column + 1}`);
  await sink.write(Buffer.from(`\ufeff${print([['Line', 'Reason', ...columns]], separator)}`));
  for (let start = 0; start < unusable.length; start += rowsPerChunk) {
    const lines = unusable
      .slice(start, start + rowsPerChunk)
      .map(({ line, reason }) => [String(line), reason, ...(rows.get(line) ?? [])]);
    await sink.write(Buffer.from(print(lines, separator)));
  }
}

function print(lines: readonly (readonly string[])[], delimiter: string): string {
  const guarded = lines.map((cells) => cells.map((cell) => guardText(cell, 'plain')));
  return `${Papa.unparse(guarded, { delimiter, newline: '\r\n' })}\r\n`;
}
