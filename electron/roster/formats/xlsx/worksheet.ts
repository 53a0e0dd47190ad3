import type { RosterColumn } from '#electron/roster/rosterColumns.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { isoDate, serialDay } from '../../calendarDate.ts';
import { guardText } from '../../cellGuard.ts';
import { rosterColumns } from '../../rosterColumns.ts';
import type { Cell } from '../../rosterRows.ts';
import { columnWidths } from './columnWidths.ts';
import { spreadsheetNamespace, xmlDeclaration } from './packageParts.ts';
import { styleIndex } from './styles.ts';
import { escapeCellText } from './xml.ts';

/** Rows looked at for the widths, which stand before them in the file. */
const sampledRows = 500;
/** Characters of XML handed on at once. */
const chunkLength = 65_536;
/** What a sheet holds, headings included. */
const sheetRows = 1_048_576;

/** The one sheet of a roster workbook. `range` is known once `xml` has been read to its end. */
export function createWorksheet(
  columns: readonly RosterColumn[],
  rows: Iterable<readonly Cell[]>,
): { xml(): Generator<string>; range(): string } {
  const letters = columns.map((_, index) => columnLetters(index));
  const lastLetters = letters.at(-1) ?? 'A';
  let lastRow = 1;

  function* xml(): Generator<string> {
    const iterator = rows[Symbol.iterator]();
    const sample = take(iterator, sampledRows);
    let text = sheetStart(columns, sample) + rowXml(1, letters, headingCells(columns), 'heading');
    for (const row of chain(sample, iterator)) {
      lastRow += 1;
      if (lastRow > sheetRows) throw tooManyRows();
      text += rowXml(lastRow, letters, row, 'text');
      if (text.length < chunkLength) continue;
      yield text;
      text = '';
    }
    yield `${text}${sheetEnd(`A1:${lastLetters}${lastRow}`)}`;
  }

  return { xml, range: () => `$A$1:$${lastLetters}$${lastRow}` };
}

function sheetStart(
  columns: readonly RosterColumn[],
  sample: readonly (readonly Cell[])[],
): string {
  const widths = columnWidths(
    columns.map((column) => rosterColumns[column].heading),
    sample.map((row) => row.map(shownText)),
  );
  const columnXml = columns.map((column, index) => {
    // The column's own style: whoever adds a person below writes text and dates too.
    const style = rosterColumns[column].kind === 'date' ? styleIndex.date : styleIndex.text;
    const place = index + 1;
    return `<col min="${place}" max="${place}" width="${widths[index]}" style="${style}" customWidth="1"/>`;
  });
  return (
    `${xmlDeclaration}<worksheet xmlns="${spreadsheetNamespace}"><sheetViews>` +
    '<sheetView tabSelected="1" workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columnXml.join('')}</cols><sheetData>`
  );
}

// Phone numbers are meant to be text: without `ignoredErrors` Excel marks each with a green corner.
function sheetEnd(range: string): string {
  return (
    `</sheetData><autoFilter ref="${range}"/>` +
    `<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
  );
}

function rowXml(
  number: number,
  letters: readonly string[],
  cells: readonly Cell[],
  textStyle: 'heading' | 'text',
): string {
  let text = `<row r="${number}">`;
  cells.forEach((cell, index) => {
    if (cell === null) return;
    const place = `${letters[index]}${number}`;
    if (typeof cell !== 'string') {
      text += `<c r="${place}" s="${styleIndex.date}"><v>${serialDay(cell)}</v></c>`;
      return;
    }
    const guarded = escapeCellText(guardText(cell, 'typed'));
    if (guarded === '') return;
    text += `<c r="${place}" s="${styleIndex[textStyle]}" t="inlineStr"><is><t xml:space="preserve">${guarded}</t></is></c>`;
  });
  return `${text}</row>`;
}

function headingCells(columns: readonly RosterColumn[]): readonly Cell[] {
  return columns.map((column) => rosterColumns[column].heading);
}

function shownText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? cell : isoDate(cell);
}

/** A, B, … Z, AA, … for 0, 1, … */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

function take<Item>(iterator: Iterator<Item>, count: number): readonly Item[] {
  const items: Item[] = [];
  while (items.length < count) {
    const next = iterator.next();
    if (next.done === true) break;
    items.push(next.value);
  }
  return items;
}

function* chain<Item>(first: readonly Item[], rest: Iterator<Item>): Generator<Item> {
  yield* first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

function tooManyRows(): MusterError {
  return new MusterError(
    'limitExceeded',
    `An Excel sheet holds ${sheetRows - 1} people at most. Choose CSV.`,
    { limit: sheetRows - 1 },
  );
}
