import Papa from 'papaparse';
import type { ImportEncoding, ImportReading, ImportSeparator } from '#shared/domain/importing.ts';
import { restoreFormulas } from '../../formulaGuard.ts';
import { decodeText, detectEncoding } from './detectEncoding.ts';
import { detectSeparator } from './detectSeparator.ts';
import { RowCollector, type TableRow, tidy, unreadable } from './table.ts';

export interface ReadText {
  encoding: ImportEncoding;
  separator: ImportSeparator;
  rows: TableRow[];
  columns: number;
}

/** A quoted cell with more lines than this is a quotation mark that somebody forgot, and would swallow people. */
const linesPerCell = 100;
const charactersPerPiece = 2 * 1024 * 1024;
const mostCellLength = 1_000_000;

/**
 * The rows of a text with separated cells. Throws MusterError `invalidRequest` for what is no text or has a quoted cell
 * that does not end, `limitExceeded` for too many rows or columns.
 */
export function readText(bytes: Uint8Array, wish: ImportReading): ReadText {
  const encoding = wish.encoding ?? detectEncoding(bytes);
  const text = decodeText(bytes, encoding);
  const hint = /^sep=([,;|\t])\r?\n/i.exec(text.slice(0, 10));
  const separator = wish.separator ?? hintedBy(hint?.[1]) ?? detectSeparator(text);
  const collector = new RowCollector();
  const body = hint === null ? text : text.slice(hint[0].length);
  let line = hint === null ? 0 : 1;
  for (const cells of records(body, separator)) {
    line += 1;
    refuseSwallowed(cells, line);
    collector.add(
      line,
      // Muster's own exports come back as they were; tidied first, a cell is no longer what was guarded.
      cells.map((cell) => tidy(restoreFormulas(cell))),
    );
  }
  return { encoding, separator, rows: collector.rows, columns: collector.columns };
}

/** One record after the other, read in pieces so that a file of too many rows is not read to its end. */
function* records(text: string, separator: ImportSeparator): Generator<string[]> {
  const parser = new Papa.Parser({ delimiter: separator, newline: newlineOf(text) });
  let start = 0;
  let length = charactersPerPiece;
  let count = 0;
  while (start < text.length) {
    const isLast = start + length >= text.length;
    const piece = isLast ? text.slice(start) : text.slice(start, start + length);
    // Of a piece that is not the last one, the last record is left to the next.
    const parsed: Papa.ParseResult<string[]> = parser.parse(piece, 0, !isLast);
    const { data, meta, errors } = parsed;
    if (errors.some(({ code }) => code === 'MissingQuotes')) throw neverEnds(count + data.length);
    yield* data;
    if (isLast) return;
    count += data.length;
    start += meta.cursor;
    // A record longer than the piece is read again with more of it, until that is too much for one.
    length = data.length === 0 ? length * 2 : charactersPerPiece;
    if (length > 4 * charactersPerPiece) throw neverEnds(count + 1);
  }
}

/** What the file ends its lines with; an old Mac's CR where there is no LF at all. */
function newlineOf(text: string): '\n' | '\r' {
  return !text.includes('\n') && text.includes('\r') ? '\r' : '\n';
}

function refuseSwallowed(cells: readonly string[], line: number): void {
  for (const cell of cells) {
    if (cell.length < linesPerCell) continue;
    if (cell.length > mostCellLength || hasManyLines(cell)) {
      throw unreadable(
        `A cell in line ${line} runs over more than ${linesPerCell} lines: a quotation mark seems to be missing there. Mend the file, or save it again from a spreadsheet program.`,
      );
    }
  }
}

function hasManyLines(cell: string): boolean {
  let count = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) {
    count += 1;
    if (count > linesPerCell) return true;
  }
  return false;
}

function neverEnds(line: number) {
  return unreadable(
    `A quotation mark in line ${line} opens a cell and none closes it. Mend the file, or save it again from a spreadsheet program.`,
  );
}

function hintedBy(character: string | undefined): ImportSeparator | null {
  return ([',', ';', '\t', '|'] as const).find((separator) => separator === character) ?? null;
}
