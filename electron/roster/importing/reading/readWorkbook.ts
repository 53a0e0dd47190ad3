import { readSheetRows, type SheetContext } from './sheetRows.ts';
import { type TableRow, unreadable } from './table.ts';
import {
  readDateStyles,
  readStrings,
  readWorkbookParts,
  type WorkbookSheet,
} from './workbookParts.ts';
import { damaged, unpackEntry, type ZipDirectory } from './zipDirectory.ts';

export interface ReadWorkbook {
  sheet: string;
  /** Those that are shown first, then those that are hidden. */
  sheets: string[];
  rows: readonly TableRow[];
  columns: number;
}

/**
 * The rows of one sheet: the chosen one, else the first with something in it. Throws MusterError `invalidRequest` for a
 * damaged workbook or a sheet that is not in it, `limitExceeded` for too many rows or columns.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  directory: ZipDirectory,
  chosen: string | null,
): Promise<ReadWorkbook> {
  const workbook = await readWorkbookParts(bytes, directory);
  const all = workbook.sheets;
  const inOrder = [
    ...all.filter(({ isHidden }) => !isHidden),
    ...all.filter(({ isHidden }) => isHidden),
  ];
  const sheets = inOrder.map(({ name }) => name);
  if (chosen !== null && !sheets.includes(chosen)) {
    throw unreadable(`There is no sheet “${chosen}” in this workbook.`);
  }
  const wanted = inOrder.filter(({ name, entry }) =>
    chosen === null ? entry !== null : name === chosen,
  );
  const context: SheetContext = {
    strings: await readStrings(bytes, workbook.strings),
    dateStyles: await readDateStyles(bytes, workbook.styles),
    dateSystem: workbook.dateSystem,
  };
  let last: ReadWorkbook | null = null;
  for (const sheet of wanted) {
    const { rows, columns } = await readSheet(bytes, sheet, context);
    last = { sheet: sheet.name, sheets, rows, columns };
    if (rows.length > 0) return last;
  }
  if (last === null) throw damaged();
  return last;
}

function readSheet(bytes: Uint8Array, { name, entry }: WorkbookSheet, context: SheetContext) {
  if (entry === null) throw unreadable(`There is no table in “${name}”. Choose another sheet.`);
  return readSheetRows(unpackEntry(bytes, entry), context);
}
