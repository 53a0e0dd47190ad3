import type { ExportAbout } from '../../exportDocument.ts';
import { cellXml } from './cellXml.ts';
import { columnWidths } from './columnWidths.ts';
import { spreadsheetNamespace, xmlDeclaration } from './packageParts.ts';

/** The last sheet: what the file holds, and as of when. `sayTime` writes an instant out. */
export function aboutXml(
  about: ExportAbout,
  rows: number,
  sayTime: (at: ExportAbout['asOf']) => string,
): string {
  const facts: readonly (readonly [string, string | number])[] = [
    ['Organisation', about.organisation],
    ['What this is', about.source],
    ['As of', sayTime(about.asOf)],
    ['Written', sayTime(about.writtenAt)],
    ['Rows', rows],
    ['Edits not on the server yet', about.unsentEdits],
  ];
  const widths = columnWidths(
    ['', ''],
    facts.map((fact) => fact.map(String)),
  );
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const lines = facts.map(([label, value], index) => {
    const number = index + 1;
    const cells = cellXml(`A${number}`, label, 'heading') + cellXml(`B${number}`, value, 'text');
    return `<row r="${number}">${cells}</row>`;
  });
  return (
    `${xmlDeclaration}<worksheet xmlns="${spreadsheetNamespace}"><sheetViews>` +
    '<sheetView workbookViewId="0"/></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols>` +
    `<sheetData>${lines.join('')}</sheetData></worksheet>`
  );
}
