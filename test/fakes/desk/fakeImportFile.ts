import type {
  ImportEncoding,
  ImportField,
  ImportMapping,
  ImportReading,
  ImportSeparator,
} from '#shared/domain/importing.ts';
import { MusterError } from '#shared/ipc/errors.ts';

/** A file as it was read: every row with its line. */
export interface FakeTable {
  kind: 'text' | 'workbook';
  encoding: ImportEncoding | null;
  separator: ImportSeparator | null;
  sheet: string | null;
  sheets: string[];
  hasHeading: boolean;
  headings: string[];
  rows: { line: number; cells: string[] }[];
  mapping: ImportMapping;
}

/** What stands in every workbook here: nobody unpacks one in memory for looking at a page. */
const workbook: Readonly<Record<string, string>> = {
  'Helpers 2026':
    'Name;E-mail;Board;Drivers;Kitchen rota\nAmara Okafor;amara.okafor0@example.org;x;;x\nBruno Carvalho;;;x;\nNobody Known;nobody@example.org;x;x;x',
  Budget: 'Item;Sum\nPaper;12.50\nTea;8.20',
  Empty: '',
};

/** A list as a spreadsheet or a text has it, without quotes, which these lists do not need. */
export function readFakeFile(
  fileName: string,
  bytes: Uint8Array,
  reading: ImportReading,
): FakeTable {
  if (/\.(pdf|docx?|png|zip)$/i.test(fileName)) {
    throw new MusterError(
      'invalidRequest',
      'This is no table that Muster can read. Save it as CSV or Excel (.xlsx) and try again.',
    );
  }
  const isWorkbook = /\.xlsx$/i.test(fileName);
  const sheets = isWorkbook ? Object.keys(workbook) : [];
  const sheet = isWorkbook ? (reading.sheet ?? sheets[0] ?? null) : null;
  const encoding = isWorkbook ? null : (reading.encoding ?? 'utf-8');
  const text = isWorkbook
    ? (workbook[sheet ?? ''] ?? '')
    : new TextDecoder(encoding ?? 'utf-8').decode(bytes);
  if (isWorkbook && text === '') {
    throw new MusterError('invalidRequest', `There is nothing on the sheet “${sheet}”.`);
  }
  const lines = text.split(/\r?\n/).map((cells, index) => ({ line: index + 1, cells }));
  const used = lines.filter(({ cells }) => cells.trim() !== '');
  const first = used[0]?.cells ?? '';
  const separator =
    reading.separator ?? ([';', '\t', '|'] as const).find((sign) => first.includes(sign)) ?? ',';
  const rows = used.map(({ line, cells }) => ({ line, cells: cells.split(separator) }));
  const hasHeading = reading.hasHeading ?? !first.includes('@');
  const heading = hasHeading ? rows.shift()?.cells : undefined;
  const columns = Math.max(
    heading?.length ?? 0,
    ...rows.slice(0, 50).map(({ cells }) => cells.length),
    1,
  );
  const headings = Array.from(
    { length: columns },
    (_, column) => heading?.[column]?.trim() || `Column ${column + 1}`,
  );
  return {
    kind: isWorkbook ? 'workbook' : 'text',
    encoding,
    separator: isWorkbook ? null : separator,
    sheet,
    sheets,
    hasHeading,
    headings,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: headings.map((_, column) => cells[column]?.trim() ?? ''),
    })),
    mapping: guessFields(headings, rows),
  };
}

const words: readonly (readonly [ImportField, RegExp])[] = [
  ['email', /mail/i],
  ['phone', /phone|tel|mobil/i],
  ['firstName', /^(first|vor|given)/i],
  ['lastName', /^(last|nach|family)/i],
  ['group', /^(group|team|gruppe)/i],
  ['role', /^(role|rolle)/i],
  ['id', /^(id|member|number)/i],
  ['name', /name|who/i],
];

function guessFields(headings: string[], rows: { cells: string[] }[]): ImportMapping {
  const fields = headings.map((heading, column): ImportField => {
    const named = words.find(([, word]) => word.test(heading))?.[0];
    if (named !== undefined) return named;
    const cells = rows
      .map(({ cells }) => cells[column]?.trim() ?? '')
      .filter((cell) => cell !== '');
    if (cells.some((cell) => cell.includes('@'))) return 'email';
    return cells.length > 0 && cells.every((cell) => /^[x✓1]$/i.test(cell)) ? 'mark' : 'ignore';
  });
  const shape = fields.includes('group') ? 'long' : fields.includes('mark') ? 'matrix' : 'oneGroup';
  return { shape, fields };
}
