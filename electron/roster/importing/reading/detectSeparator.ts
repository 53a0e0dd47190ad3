import Papa from 'papaparse';
import type { ImportSeparator } from '#shared/domain/importing.ts';

/** In the order that decides between equals: the comma is a part of many a name. */
const separators = ['\t', ';', '|', ','] as const satisfies readonly ImportSeparator[];
const sampleLength = 64 * 1024;
const sampleRows = 100;

/**
 * What separates the cells of a text: by which most lines have the same number of cells, more than one; quoted cells are
 * whole. A comma where none does.
 */
export function detectSeparator(text: string): ImportSeparator {
  const sample = text.slice(0, sampleLength);
  const isCut = sample.length < text.length;
  let best: { separator: ImportSeparator; score: number } = { separator: ',', score: 0 };
  for (const separator of separators) {
    const score = scoreOf(sample, separator, isCut);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function scoreOf(sample: string, separator: ImportSeparator, isCut: boolean): number {
  if (!sample.includes(separator)) return 0;
  const { data } = Papa.parse<string[]>(sample, {
    delimiter: separator,
    preview: sampleRows,
    skipEmptyLines: true,
  });
  // The last line may be cut off.
  const rows = isCut && data.length < sampleRows ? data.slice(0, -1) : data;
  if (rows.length === 0) return 0;
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  let score = 0;
  for (const [cells, times] of counts) {
    // More cells break a tie between two separators that every line has.
    if (cells > 1) score = Math.max(score, times / rows.length + Math.min(cells, 50) / 1000);
  }
  return score;
}
