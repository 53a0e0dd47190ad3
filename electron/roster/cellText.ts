import type { ExportFormat } from '#shared/domain/exporting.ts';
import type { Cell } from './cell.ts';
import { guardText } from './cellGuard.ts';
import { csvText } from './formats/csv.ts';
import { tsvText } from './formats/tsv.ts';
import { shownText } from './formats/xlsx/worksheet.ts';

/** Those that show a table; the others show what they write. */
export type TableFormat = Extract<ExportFormat, 'xlsx' | 'csv' | 'tsv' | 'pdf'>;

/** How the reader of a format will see a cell; `locale` (BCP 47) writes the days on paper. */
export function createCellText(format: TableFormat, locale: string): (cell: Cell) => string {
  switch (format) {
    case 'xlsx':
      return shownText;
    case 'tsv':
      return tsvText;
    case 'pdf':
      return createPrintText(locale);
    case 'csv':
      return csvText;
  }
}

/** Text for paper, where nothing is computed: days as the reader writes them. */
function createPrintText(locale: string): (cell: Cell) => string {
  const formatter = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return (cell) => {
    if (cell === null) return '';
    if (typeof cell === 'number') return String(cell);
    if (typeof cell === 'string') return guardText(cell, 'typed');
    return formatter.format(Date.UTC(cell.year, cell.month - 1, cell.day));
  };
}
