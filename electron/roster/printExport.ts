import { limits } from '#shared/domain/limits.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { createCellText } from './cellText.ts';
import type { ExportDocument } from './exportDocument.ts';
import { printDocument } from './print/printDocument.ts';
import type { PrintedDocument, PrintInput } from './print/printInput.ts';

/** A document on paper; somebody in several lines is one of its people. Throws MusterError `limitExceeded` for more people than are printed at a time. */
export function printExport(
  document: ExportDocument,
  { page, sheetLimit }: Pick<PrintInput, 'page' | 'sheetLimit'>,
): PrintedDocument & { people: number } {
  const { sheets, title, about, locale, total, group, peopleRead } = document;
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
  const printed = printDocument({
    page,
    title: textOf(title),
    subtitle: textOf(subtitleOf(about, title)),
    foot: textOf(group ?? about.organisation),
    columns: columns.map(({ heading, kind }) => ({ heading: textOf(heading), kind })),
    rows: rows(),
    sheetLimit,
  });
  return { ...printed, people: peopleRead() };
}

/** The organisation, and of the source what the title does not say already. */
function subtitleOf({ organisation, source }: ExportDocument['about'], title: string): string {
  const more = source.startsWith(`${title}, `) ? source.slice(title.length + 2) : source;
  return more === title ? organisation : `${organisation} · ${more}`;
}
