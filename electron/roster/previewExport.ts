import type { ExportOutput } from '#shared/domain/exporting.ts';
import type { ExportLine } from '#shared/domain/exportReading.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { createCellText, type TableFormat } from './cellText.ts';
import type { ExportDocument } from './exportDocument.ts';
import { writeText } from './formats/writeText.ts';
import { sheetNames } from './sheetName.ts';

type Preview = Value<'exports.preview'>;

/** So many sheets are named. */
const namedSheets = 200;

/**
 * The first `limit` rows, every cell as the finished file will show it: the same cells and the same guard. Reads no more
 * lines than it shows, but for e-mail addresses, of which only everybody's can be counted, and for cards of people who may
 * come twice.
 */
export function previewExport(
  document: ExportDocument,
  output: ExportOutput,
  limit: number,
): Preview {
  const { about, total } = document;
  const counts = { total, unsentEdits: about.unsentEdits, withoutAddress: 0 };
  switch (output.format) {
    case 'emails':
      return { ...previewAddresses(document, output, limit), unsentEdits: about.unsentEdits };
    case 'vcard':
      return { ...previewCards(document, output, limit), unsentEdits: about.unsentEdits };
    case 'json':
      return { ...noTable, text: firstText(document, output, limit), ...counts };
    case 'xlsx':
    case 'csv':
    case 'tsv':
    case 'pdf':
      return { ...previewTable(document, output.format, limit), text: null, ...counts };
  }
}

const noTable = { headings: [], rows: [], sheets: [], shownSheet: 0 };

function previewTable(document: ExportDocument, format: TableFormat, limit: number) {
  const { sheets, locale, groupSheets } = document;
  const textOf = createCellText(format, locale);
  const [first] = sheets;
  const columns = first?.columns ?? [];
  const rows: string[][] = [];
  let shownSheet = 0;
  for (const [place, sheet] of sheets.entries()) {
    // The columns are the same on every sheet; the rows are those of the first that has some.
    rows.push(...firstOf(sheet.rows, limit).map((row) => row.map(textOf)));
    if (rows.length === 0) continue;
    shownSheet = place;
    break;
  }
  const names = sheetNames(sheets.slice(0, groupSheets ?? 0).map(({ name }) => name));
  return {
    headings: columns.map(({ heading }) => textOf(heading)),
    rows,
    sheets: names.slice(0, namedSheets),
    shownSheet,
  };
}

function firstText(document: ExportDocument, output: ExportOutput, limit: number): string {
  return wholeText({ ...document, sheets: shortened(document, limit) }, output);
}

function wholeText(document: ExportDocument, output: ExportOutput): string {
  let text = '';
  for (const part of writeText(document, output).parts) for (const piece of part) text += piece;
  return text;
}

function previewCards(document: ExportDocument, output: ExportOutput, limit: number) {
  const { isOncePerPerson, peopleRead } = document;
  const lines: ExportLine[] = [];
  let known = 0;
  for (const line of document.lines) {
    const isNew = isOncePerPerson || peopleRead() > known;
    known = peopleRead();
    if (isNew && lines.length < limit) lines.push(line);
    if (isOncePerPerson && lines.length === limit) break;
  }
  return {
    ...noTable,
    text: wholeText({ ...document, lines }, output),
    total: isOncePerPerson ? document.total : known,
    withoutAddress: 0,
  };
}

/** As many sheets as it takes for so many rows. */
function shortened({ sheets }: ExportDocument, limit: number): ExportDocument['sheets'] {
  let left = limit;
  return sheets.flatMap((sheet, index) => {
    if (left <= 0 && index > 0) return [];
    const taken = Math.min(left, sheet.total);
    left -= taken;
    return [{ ...sheet, rows: limited(sheet.rows, taken) }];
  });
}

function previewAddresses(document: ExportDocument, output: ExportOutput, limit: number) {
  const { parts, tally } = writeText(document, output);
  let shown = '';
  for (const part of parts) {
    const text = [...part].join('');
    if (shown === '') shown = firstAddresses(text, limit);
  }
  const { rows, withoutAddress } = tally();
  return { ...noTable, text: shown, total: rows, withoutAddress };
}

/** Cut behind an address, with its separator: no address has any of these in it. */
function firstAddresses(text: string, limit: number): string {
  const addresses = text.match(/[^,;\s]+(?:[,;] |\n)?/g) ?? [];
  return addresses.length <= limit ? text : `${addresses.slice(0, limit).join('').trimEnd()} …`;
}

function firstOf<Item>(items: Iterable<Item>, limit: number): Item[] {
  return [...limited(items, limit)];
}

/** Closes what it reads from as soon as it has enough. */
function* limited<Item>(items: Iterable<Item>, limit: number): Generator<Item> {
  if (limit <= 0) return;
  let count = 0;
  for (const item of items) {
    yield item;
    count += 1;
    if (count >= limit) return;
  }
}
