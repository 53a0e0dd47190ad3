import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import { z } from 'zod';

/** A sheet as another program sees it. */
export interface SeenSheet {
  name: string;
  rows: string[][];
  formulas: number;
}

const seenSheets = z.array(
  z.object({ name: z.string(), rows: z.array(z.array(z.string())), formulas: z.number() }),
);
const largeOutput = { maxBuffer: 1024 ** 3 };

/** By openpyxl of the system's Python; every warning of it is an error. */
export function readWithOpenpyxl(path: string): SeenSheet[] {
  const script = join(import.meta.dirname, 'readWorkbook.py');
  const printed = execFileSync('/usr/bin/python3', [script, path], largeOutput);
  return seenSheets.parse(JSON.parse(printed.toString()));
}

/** By LibreOffice: opens a workbook and writes each sheet as it shows it, in the order of the sheets. */
export function readWithLibreOffice(path: string, sheets: readonly string[], folder: string) {
  const into = join(folder, `${basename(path)}-csv`);
  // Comma, quotation mark, UTF-8, texts quoted, cells as shown, every sheet.
  convert(
    path,
    into,
    'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,true,false,false,-1',
  );
  const files = new Set(readdirSync(into));
  return sheets.map((sheet): Omit<SeenSheet, 'formulas'> => {
    const file = `${basename(path, '.xlsx')}-${sheet}.csv`;
    if (!files.has(file)) throw new Error(`LibreOffice wrote no ${file}.`);
    const text = readFileSync(join(into, file), 'utf8').replace(/^\ufeff/, '');
    const { data } = Papa.parse<string[]>(text.replace(/\n$/, ''), {
      delimiter: ',',
      newline: '\n',
    });
    return { name: sheet, rows: data };
  });
}

/** Opens a CSV file in LibreOffice, told to compute what looks like a formula, and says how many it found. */
export function countComputed(path: string, separator: ',' | ';' | '\t', folder: string): number {
  const into = join(folder, `${basename(path)}-${separator.charCodeAt(0)}`);
  const filter = `Text - txt - csv (StarCalc):${separator.charCodeAt(0)},34,76,1,,0,false,true,false,false,false,0,true`;
  convert(path, into, 'xlsx', `--infilter=${filter}`);
  const [file = ''] = readdirSync(into);
  return readWithOpenpyxl(join(into, file)).reduce((sum, { formulas }) => sum + formulas, 0);
}

function convert(path: string, into: string, format: string, ...more: string[]): void {
  mkdirSync(into, { recursive: true });
  // A profile of its own: another LibreOffice that runs would take the order and answer nothing.
  const profile = `-env:UserInstallation=file://${join(into, '..', 'profile')}`;
  const order = [profile, '--headless', ...more, '--convert-to', format, '--outdir', into, path];
  execFileSync('soffice', order, { ...largeOutput, stdio: 'pipe', timeout: 300_000 });
}
