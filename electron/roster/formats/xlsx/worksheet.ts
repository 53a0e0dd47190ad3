import { MusterError } from '#shared/ipc/errors.ts';
import { isoDate } from '../../calendarDate.ts';
import type { Cell, CellKind } from '../../cell.ts';
import { guardText } from '../../cellGuard.ts';
import type { DocumentColumn, ExportSheet } from '../../exportDocument.ts';
import { columnLetters, rowXml } from './cellXml.ts';
import { columnWidths } from './columnWidths.ts';
import { spreadsheetNamespace, xmlDeclaration } from './packageParts.ts';
import { styleIndex } from './styles.ts';

/** Rows looked at for the widths, which stand before them in the file. */
const sampledRows = 500;
/** Characters of XML handed on at once. */
const chunkLength = 65_536;
/** What a sheet holds, headings included. */
const sheetRows = 1_048_576;
export const sheetColumns = 16_384;

const columnStyles: Readonly<Record<CellKind, number>> = {
  text: styleIndex.text,
  date: styleIndex.date,
  number: styleIndex.number,
};

/** A sheet of people. `range` and `rows` are known once `xml` has been read to its end. */
export function createWorksheet(
  { columns, rows }: Pick<ExportSheet, 'columns' | 'rows'>,
  { isShownFirst }: { isShownFirst: boolean },
): { xml(): Generator<string>; range(): string; rows(): number } {
  const letters = columns.map((_, index) => columnLetters(index));
  const lastLetters = letters.at(-1) ?? 'A';
  let lastRow = 1;

  function* xml(): Generator<string> {
    const iterator = rows[Symbol.iterator]();
    try {
      const sample = take(iterator, sampledRows);
      const headings = columns.map(({ heading }) => heading);
      let text =
        sheetStart(columns, sample, isShownFirst) + rowXml(1, letters, headings, 'heading');
      for (const row of chain(sample, iterator)) {
        lastRow += 1;
        if (lastRow > sheetRows) throw tooManyRows();
        text += rowXml(lastRow, letters, row);
        if (text.length < chunkLength) continue;
        yield text;
        text = '';
      }
      yield `${text}${sheetEnd(`A1:${lastLetters}${lastRow}`)}`;
    } finally {
      // However it ends: a query left open would keep its connection from closing.
      iterator.return?.();
    }
  }

  return {
    xml,
    range: () => `$A$1:$${lastLetters}$${lastRow}`,
    rows: () => lastRow - 1,
  };
}

function sheetStart(
  columns: readonly DocumentColumn[],
  sample: readonly (readonly Cell[])[],
  isShownFirst: boolean,
): string {
  const widths = columnWidths(
    columns.map(({ heading }) => guardText(heading, 'typed')),
    sample.map((row) => row.map(shownText)),
  );
  const columnXml = columns.map(({ kind }, index) => {
    // The column's own style: whoever adds a person below writes text and dates too.
    const place = index + 1;
    return `<col min="${place}" max="${place}" width="${widths[index]}" style="${columnStyles[kind]}" customWidth="1"/>`;
  });
  return (
    `${xmlDeclaration}<worksheet xmlns="${spreadsheetNamespace}"><sheetViews>` +
    `<sheetView${isShownFirst ? ' tabSelected="1"' : ''} workbookViewId="0">` +
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

/** A cell as a reader of the workbook will see it. */
export function shownText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? guardText(cell, 'typed') : isoDate(cell);
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
