import { streamXlsxRows } from 'hucre/xlsx';
import { MusterError } from '#shared/ipc/errors.ts';
import { valueText } from './cellValue.ts';
import { type MergedColumn, readMergedColumns } from './mergedCells.ts';
import { RowCollector, type TableRow, tidy, unreadable } from './table.ts';
import { readSheets, type WorkbookSheet } from './workbookParts.ts';
import { damaged, type ZipDirectory } from './zipDirectory.ts';

export interface ReadWorkbook {
  sheet: string;
  /** Those that are shown first, then those that are hidden. */
  sheets: string[];
  rows: TableRow[];
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
  const all = readSheets(bytes, directory);
  const inOrder = [
    ...all.filter((sheet) => !sheet.isHidden),
    ...all.filter((sheet) => sheet.isHidden),
  ];
  const sheets = inOrder.map(({ name }) => name);
  if (chosen !== null && !sheets.includes(chosen)) {
    throw unreadable(`There is no sheet “${chosen}” in this workbook.`);
  }
  const wanted = inOrder.filter((sheet) =>
    chosen === null ? sheet.entry !== null : sheet.name === chosen,
  );
  let last: ReadWorkbook | null = null;
  for (const sheet of wanted) {
    last = { sheet: sheet.name, sheets, ...(await readSheet(bytes, sheet)) };
    if (last.rows.length > 0) return last;
  }
  if (last === null) throw damaged();
  return last;
}

async function readSheet(
  bytes: Uint8Array,
  { name, entry }: WorkbookSheet,
): Promise<{ rows: TableRow[]; columns: number }> {
  if (entry === null) throw unreadable(`There is no table in “${name}”. Choose another sheet.`);
  const collector = new RowCollector();
  try {
    const fill = createFill(await readMergedColumns(bytes, entry));
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: name })) {
      collector.add(
        index + 1,
        fill(
          index + 1,
          values.map((value) => tidy(valueText(value))),
        ),
      );
    }
  } catch (error) {
    // What hucre throws says where in the XML, which helps nobody here.
    throw error instanceof MusterError ? error : damaged(error);
  }
  return collector;
}

/** Writes the text of merged cells into every row that they stand in. Rows come in order. */
function createFill(merged: readonly MergedColumn[]) {
  const waiting = merged.toSorted((one, other) => one.firstRow - other.firstRow);
  let next = 0;
  let open: { lastRow: number; column: number; text: string }[] = [];
  return (row: number, cells: string[]): string[] => {
    if (merged.length === 0) return cells;
    open = open.filter(({ lastRow }) => lastRow >= row);
    for (const { column, text } of open) {
      while (cells.length <= column) cells.push('');
      if (cells[column] === '') cells[column] = text;
    }
    for (let one = waiting[next]; one !== undefined && one.firstRow <= row; one = waiting[next]) {
      next += 1;
      const text = cells[one.column] ?? '';
      if (one.firstRow === row && text !== '') open.push({ ...one, text });
    }
    return cells;
  };
}
