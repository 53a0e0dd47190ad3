import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import { SandboxError } from '../sandboxError.ts';

/** One row of a CSV file, which knows where it came from. */
export class CsvRow {
  readonly #cells: ReadonlyMap<string, string>;
  readonly #file: string;
  readonly #line: number;

  constructor(cells: ReadonlyMap<string, string>, file: string, line: number) {
    this.#cells = cells;
    this.#file = file;
    this.#line = line;
  }

  /** The cell without surrounding blanks; empty when the column is missing. */
  cell(column: string): string {
    return this.#cells.get(column) ?? '';
  }

  /** The first of these columns that is filled; empty when none is. */
  firstOf(...columns: string[]): string {
    return columns.map((column) => this.cell(column)).find((cell) => cell !== '') ?? '';
  }

  /** Like `firstOf`, and malformed when none is filled. */
  required(...columns: string[]): string {
    const cell = this.firstOf(...columns);
    if (cell === '') throw this.malformed(`${columns.join(' or ')} is empty`);
    return cell;
  }

  cells(): Iterable<[string, string]> {
    return this.#cells;
  }

  malformed(reason: string): SandboxError {
    return malformed(this.#file, this.#line, reason);
  }
}

/**
 * Reads a CSV file with a header row: UTF-8 with or without BOM, comma or semicolon. Throws SandboxError
 * `seedUnreadable` or, naming the line, `seedMalformed`. Each of `columns` must be there, or one of several.
 */
export function readCsvTable(
  folder: string,
  name: string,
  columns: readonly (string | readonly string[])[],
): CsvRow[] {
  const path = join(folder, name);
  const text = readText(path);
  const file = basename(path);
  let header: string[] | undefined;
  const rows: CsvRow[] = [];
  let line = 1;
  let readTo = 0;
  Papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t'],
    step({ data, errors, meta }) {
      const rowLine = line;
      line += text.slice(readTo, meta.cursor).match(/\r\n|\r|\n/g)?.length ?? 0;
      readTo = meta.cursor;
      const problem = errors.find((error) => error.type === 'Quotes');
      if (problem) throw malformed(file, rowLine, problem.message.toLowerCase());
      if (data.every((cell) => cell.trim() === '')) return;
      if (!header) {
        header = data.map((cell) => cell.trim());
        requireColumns(header, columns, file, rowLine);
        return;
      }
      if (data.length !== header.length) {
        throw malformed(file, rowLine, `${data.length} cells under ${header.length} columns`);
      }
      const cells = header.map((column, at): [string, string] => [column, data[at]?.trim() ?? '']);
      rows.push(new CsvRow(new Map(cells), file, rowLine));
    },
  });
  if (!header) throw malformed(file, 1, 'the header row is missing');
  return rows;
}

function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const isEncoding = error instanceof TypeError;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    if (isEncoding) throw malformed(basename(path), 1, 'the file is not UTF-8');
    throw new SandboxError('seedUnreadable', `Seed file ${path} cannot be read: ${code}`);
  }
}

function requireColumns(
  header: readonly string[],
  columns: readonly (string | readonly string[])[],
  file: string,
  line: number,
): void {
  const twice = header.find((column, at) => column !== '' && header.indexOf(column) !== at);
  if (twice !== undefined) throw malformed(file, line, `column ${twice} is there twice`);
  for (const column of columns) {
    const choices = typeof column === 'string' ? [column] : column;
    if (!choices.some((choice) => header.includes(choice))) {
      throw malformed(file, line, `column ${choices.join(' or ')} is missing`);
    }
  }
}

function malformed(file: string, line: number, reason: string): SandboxError {
  return new SandboxError('seedMalformed', `${file} line ${line}: ${reason}`);
}
