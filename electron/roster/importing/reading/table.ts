import { limits } from '#shared/domain/limits.ts';
import { MusterError } from '#shared/ipc/errors.ts';

/** A row of a file with something in it. */
export interface TableRow {
  /** Counted from 1, as a spreadsheet numbers its rows: a cell that runs over several lines is one. */
  line: number;
  /** Without the empty ones at the end. */
  cells: readonly string[];
}

/** All cells together, which keeps a file of 50 MB within a gigabyte of memory. */
export const mostCells = 12_000_000;

/** All letters together. A file of 50 MB has no more, but a text that is kept once may stand in any number of cells. */
export const mostLetters = 200_000_000;

/** Collects rows and leaves out the empty ones. Throws MusterError `limitExceeded` at the first that is too many. */
export class RowCollector {
  readonly rows: TableRow[] = [];
  columns = 0;
  #cells = 0;
  #letters = 0;

  add(line: number, cells: readonly string[]): void {
    let length = cells.length;
    while (length > 0 && (cells[length - 1] ?? '').trim() === '') length -= 1;
    if (length === 0) return;
    if (length > limits.importColumns) {
      throw tooMuch('columns', `more than ${limits.importColumns} columns`, limits.importColumns);
    }
    // One more: the heading.
    if (this.rows.length > limits.importRows) {
      throw tooMuch('rows', `more than ${limits.importRows} rows`, limits.importRows);
    }
    let letters = 0;
    for (let index = 0; index < length; index += 1) letters += cells[index]?.length ?? 0;
    this.#count(length, letters);
    this.columns = Math.max(this.columns, length);
    this.rows.push({ line, cells: length === cells.length ? cells : cells.slice(0, length) });
  }

  /** Writes a text into a cell that has none. */
  fill(place: number, column: number, text: string): void {
    const row = this.rows[place];
    if (row === undefined || (row.cells[column] ?? '') !== '') return;
    const cells = [...row.cells];
    while (cells.length < column) cells.push('');
    cells[column] = text;
    this.#count(cells.length - row.cells.length, text.length);
    this.rows[place] = { ...row, cells };
  }

  #count(cells: number, letters: number): void {
    this.#cells += cells;
    if (this.#cells > mostCells) {
      throw tooMuch('cells', `more than ${mostCells} cells`, mostCells);
    }
    this.#letters += letters;
    if (this.#letters > mostLetters) throw tooManyLetters();
  }
}

export function tooManyLetters(): MusterError {
  return tooMuch('letters', `more than ${mostLetters} letters`, mostLetters);
}

function tooMuch(kind: string, what: string, limit: number): MusterError {
  const message = `This file has ${what}, which is more than Muster takes in at once. Take it in in parts.`;
  return new MusterError('limitExceeded', message, { kind, limit });
}

/** A file that Muster does not read, with what to do about it. */
export function unreadable(message: string, cause?: unknown): MusterError {
  return new MusterError('invalidRequest', message, undefined, { cause });
}

/** A cell without what nobody sees: blanks as blanks, `\n` as the only line end. */
export function tidy(cell: string): string {
  if (!untidy.test(cell)) return cell;
  return cell
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(unseen, '')
    .trim();
}

const unseen = /[\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?![\t\n])\p{Cc}/gu;
const untidy = /[\u00a0\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cc}|^\s|\s$/u;
