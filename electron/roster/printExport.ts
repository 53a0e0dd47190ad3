import { limits } from '#shared/domain/limits.ts';
import type { PrintPage } from '#shared/domain/printPage.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { CellKind } from './cell.ts';
import { createCellText } from './cellText.ts';
import type { ExportDocument } from './exportDocument.ts';

/** What paper needs to know of a roster. */
export interface PrintInput {
  page: PrintPage;
  title: string;
  subtitle: string;
  columns: readonly { heading: string; kind: CellKind }[];
  rows: Iterable<readonly string[]>;
  /** Only the first sheets of paper; null: all. */
  sheetLimit: number | null;
}

export interface PrintedPage {
  html: string;
  /** Of the whole, in sheets of paper. */
  sheets: number;
  people: number;
}

/** A document on paper. Throws MusterError `limitExceeded` for more people than are printed at a time. */
export function printExport(
  document: ExportDocument,
  { page, sheetLimit }: Pick<PrintInput, 'page' | 'sheetLimit'>,
  printDocument: (input: PrintInput) => PrintedPage,
): PrintedPage {
  const { sheets, title, about, locale, total } = document;
  if (total > limits.printedPeople) {
    throw new MusterError(
      'limitExceeded',
      `These are ${total} people, and no more than ${limits.printedPeople} are printed at a time. Choose fewer, or save a file.`,
      { limit: limits.printedPeople, actual: total },
    );
  }
  const textOf = createCellText('pdf', locale);
  function* rows(): Generator<readonly string[]> {
    for (const sheet of sheets) for (const row of sheet.rows) yield row.map(textOf);
  }
  const columns = sheets[0]?.columns ?? [];
  return printDocument({
    page,
    title: textOf(title),
    subtitle: textOf(subtitleOf(about, title)),
    columns: columns.map(({ heading, kind }) => ({ heading: textOf(heading), kind })),
    rows: rows(),
    sheetLimit,
  });
}

/** The organisation, and of the source what the title does not say already. */
function subtitleOf({ organisation, source }: ExportDocument['about'], title: string): string {
  const more = source.startsWith(`${title}, `) ? source.slice(title.length + 2) : source;
  return more === title ? organisation : `${organisation} · ${more}`;
}
