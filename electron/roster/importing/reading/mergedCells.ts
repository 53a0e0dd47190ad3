import { createInflateRaw } from 'node:zlib';
import { packedBytes, type ZipEntry } from './zipDirectory.ts';

/** Rows (from 1) and the column (from 0) of cells that are merged into one from top to bottom. */
export interface MergedColumn {
  firstRow: number;
  lastRow: number;
  column: number;
}

const mostMerged = 50_000;
/** Longer than any of these elements. */
const overlap = 200;

/**
 * The cells of a sheet that are merged from top to bottom: a spreadsheet shows the text over all of their rows, and only
 * the first has it. Those merged from side to side are titles, and say nothing more.
 */
export async function readMergedColumns(
  bytes: Uint8Array,
  entry: ZipEntry,
): Promise<MergedColumn[]> {
  const merged: MergedColumn[] = [];
  let rest = '';
  for await (const piece of unpacked(packedBytes(bytes, entry), entry.method)) {
    // They stand behind all cells; the names of elements are ASCII in every encoding that XML here has.
    const text = rest + Buffer.from(piece).toString('latin1');
    let end = 0;
    for (const found of text.matchAll(
      /<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)"/g,
    )) {
      end = found.index + found[0].length;
      const [, letters = '', first = '', last = ''] = found;
      const [firstRow, lastRow] = [Number(first), Number(last)];
      if (lastRow > firstRow) merged.push({ firstRow, lastRow, column: columnOf(letters) });
    }
    if (merged.length > mostMerged) return [];
    rest = text.slice(Math.max(end, text.length - overlap));
  }
  return merged;
}

function unpacked(packed: Uint8Array, method: number): AsyncIterable<Uint8Array> | Uint8Array[] {
  if (method === 0) return [packed];
  const inflate = createInflateRaw();
  inflate.end(packed);
  return inflate;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) - 64);
  return column - 1;
}
