import { describe, expect, it } from 'vitest';
import { previewExport } from '#electron/roster/previewExport.ts';
import { printExport } from '#electron/roster/printExport.ts';
import { type ExportOutput, exportOutputSchema } from '#shared/domain/exporting.ts';
import {
  documentOf,
  exportLines,
  groupIdOf,
  readingOf,
  writeReading,
} from '#test/support/exportLines.ts';

// As long as a cell gets. Where the work grew with the square of it, or its power, none of these would come to an end.
const long = 32_767;
const repeated = [
  ' ',
  ',',
  '"',
  "'",
  '.',
  '\n',
  '-',
  '=',
  '\ufeff',
  '\u00a0',
  '\u302a',
  'a,',
  ' \n',
  ', ',
];
const texts = repeated.flatMap((piece) => {
  const run = piece.repeat(Math.floor(long / piece.length) - 2);
  return [run, `${run}x`, `x${run}`, `=${run}x`, `x${run}=`, `\t${run}x`];
});

const tables: readonly ExportOutput[] = ['xlsx', 'csv', 'tsv', 'vcard', 'json', 'emails'].map(
  (format) => exportOutputSchema.parse({ format }),
);
const documents = [
  { document: 'list', paper: 'a4' },
  { document: 'signIn', paper: 'a4' },
  { document: 'badges', sheet: 'L4785' },
  { document: 'labels', sheet: 'L7163' },
] as const;

function readingFor() {
  const lines = exportLines(
    ...texts.map((text) => ({ name: text, email: text, phone: text, otherEmails: [text] })),
  );
  return readingOf([{ name: texts[1] ?? '', lines }]);
}

const columns = ['name', 'email', 'phone', 'otherEmails'] as const;
const source = { kind: 'group', groupId: groupIdOf(1) } as const;

// No measure of speed: it only ends what would never end.
const generous = { timeout: 120_000 };

describe('cells as long as they get, of one character over and over', generous, () => {
  it.each(tables)('are written as $format, and shown', async (output) => {
    const bytes = await writeReading(readingFor(), { source, columns, output });
    expect(bytes.length).toBeGreaterThan(0);
    const document = documentOf(readingFor(), { source, columns, output });
    expect(previewExport(document, output, 50).unsentEdits).toBe(0);
  });

  it.each(documents)('are printed as $document', (page) => {
    const output = exportOutputSchema.parse({ format: 'pdf', page });
    if (output.format !== 'pdf') throw new Error('no paper');
    const document = documentOf(readingFor(), { source, columns, output });
    const { people } = printExport(document, { page: output.page, sheetLimit: null });
    expect(people).toBe(texts.length);
  });
});
