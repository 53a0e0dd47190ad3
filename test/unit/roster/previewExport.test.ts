import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { previewExport } from '#electron/roster/previewExport.ts';
import type { ExportLine } from '#shared/domain/exportReading.ts';
import { exportMethods } from '#shared/ipc/methods/exports.ts';
import {
  type DocumentWish,
  documentOf,
  exportLine,
  exportLines,
  readingOf,
  requestOf,
  writeReading,
} from '#test/support/exportLines.ts';
import { readVcards } from '#test/support/readVcards.ts';
import { readXlsx } from '#test/support/readXlsx.ts';

const hostile = exportLines(
  ...['=1+1', 'Ada', '+44 20 7946 0101', 'a\u0000\r\nb', '@x'].map((name) => ({
    name,
    phone: null,
  })),
);

function preview(
  reading: ReturnType<typeof readingOf>,
  { limit = 50, ...wish }: DocumentWish & { limit?: number },
) {
  const shown = previewExport(documentOf(reading, wish), requestOf(wish).output, limit);
  expect(exportMethods['exports.preview'].value.parse(shown)).toEqual(shown);
  return shown;
}

const kitchen = (lines: Iterable<ExportLine> = hostile) => readingOf([{ name: 'Kitchen', lines }]);
const columns = ['name', 'phone', 'joined', 'groupCount'] as const;

describe('the preview of an export', () => {
  it('shows a CSV exactly as the file will read', async () => {
    const { headings, rows } = preview(kitchen(), { columns });
    const text = (await writeReading(kitchen(), { columns })).toString().slice(1, -2);
    expect([headings, ...rows]).toEqual(Papa.parse(text, { newline: '\r\n' }).data);
  });

  it('shows cells to be pasted as they will stand', () => {
    const { rows } = preview(kitchen(), { columns, output: { format: 'tsv' } });
    expect(rows.map(([name]) => name)).toEqual(["'=1+1", 'Ada', '+44 20 7946 0101', 'a b', "'@x"]);
  });

  it('shows XLSX text without the apostrophes only CSV needs', () => {
    const { rows } = preview(kitchen(), { columns, output: { format: 'xlsx' }, limit: 1 });
    expect(rows).toEqual([['=1+1', '', '2025-03-09', '0']]);
  });

  it('shows paper with its days as the reader writes them', () => {
    const output = { format: 'pdf', page: { document: 'list', paper: 'a4' } } as const;
    const { rows } = preview(kitchen(), { columns, output, limit: 1 });
    expect(rows).toEqual([['=1+1', '', '9 Mar 2025', '0']]);
  });

  it('reads no more lines than it shows, and closes the rest', () => {
    for (const format of ['xlsx', 'json', 'vcard'] as const) {
      let read = 0;
      let isClosed = false;
      function* people(): Generator<ExportLine> {
        try {
          for (;;) {
            read += 1;
            yield exportLine();
          }
        } finally {
          isClosed = true;
        }
      }
      preview(kitchen(people()), { output: { format }, limit: 3 });
      expect([read, isClosed]).toEqual([3, true]);
    }
  });

  it('shows the headings of an empty roster', () => {
    expect(preview(kitchen([]), { columns: ['name', 'left'] })).toMatchObject({
      headings: ['Name', 'Left'],
      rows: [],
      text: null,
      sheets: [],
    });
  });

  it('names the sheets as they will be, and shows the first one that somebody is on', async () => {
    const source = { kind: 'groups', groupIds: null } as const;
    const output = { format: 'xlsx', about: false } as const;
    const reading = () =>
      readingOf([
        { name: 'Choir', lines: [] },
        { name: 'CHOIR', lines: hostile.slice(1) },
        { name: 'Band', lines: hostile },
      ]);
    const { sheets, shownSheet, rows } = preview(reading(), { source, output, limit: 2 });
    expect(rows).toEqual([['Ada'], ['+44 20 7946 0101']]);
    expect(shownSheet).toBe(1);
    const file = readXlsx(await writeReading(reading(), { source, output }));
    expect(sheets).toEqual(file.sheets.map(({ name }) => name));
  });

  it('names no more than 200 sheets', () => {
    const source = { kind: 'groups', groupIds: null } as const;
    const parts = Array.from({ length: 300 }, (_, n) => ({ name: `${n}`, lines: [] }));
    expect(preview(readingOf(parts), { source, output: { format: 'xlsx' } }).sheets).toHaveLength(
      200,
    );
  });

  it('says how many there are, and what the server does not have', () => {
    const reading = readingOf([{ name: 'Kitchen', lines: hostile, total: 77 }], { unsentEdits: 4 });
    expect(preview(reading, { limit: 1 })).toMatchObject({ total: 77, unsentEdits: 4 });
  });

  it('shows cards and JSON as text, whole ones', () => {
    const cards = preview(kitchen(), { output: { format: 'vcard' }, limit: 2 });
    expect(readVcards(cards.text ?? '')).toHaveLength(2);
    expect([cards.headings, cards.rows, cards.total]).toEqual([[], [], 5]);
    const json = preview(kitchen(), { output: { format: 'json' }, limit: 2 });
    expect(JSON.parse(json.text ?? '')).toMatchObject({
      about: { rows: 5 },
      rows: [{ name: '=1+1' }, { name: 'Ada' }],
    });
  });

  it('counts and shows a card for each of the people, however many groups they are in', () => {
    const [ana, ben, cem] = exportLines({ name: 'Ana' }, { name: 'Ben' }, { name: 'Cem' });
    const reading = readingOf([
      { name: 'Kitchen', lines: [ana!, ben!] },
      { name: 'Choir', lines: [ben!, ana!, cem!] },
    ]);
    const source = { kind: 'groups', groupIds: null } as const;
    const shown = preview(reading, { source, output: { format: 'vcard' }, limit: 3 });
    expect(shown.total).toBe(3);
    expect(readVcards(shown.text ?? '')).toHaveLength(3);
  });

  it('counts every address and everybody without one, and shows the first few', () => {
    const people = exportLines(
      ...['a@x.org', 'A@x.org', null, 'b@x.org', 'none', 'c@x.org'].map((email) => ({ email })),
    );
    const shown = preview(kitchen(people), { output: { format: 'emails' }, limit: 2 });
    expect(shown).toMatchObject({ text: 'a@x.org, b@x.org, …', total: 3, withoutAddress: 2 });
    const output = { format: 'emails', separator: 'line', chunk: 2 } as const;
    expect(preview(kitchen(people), { output, limit: 50 }).text).toBe('a@x.org\nb@x.org');
  });
});
