import { describe, expect, it, vi } from 'vitest';
import { printDocument } from '#electron/roster/print/printDocument.ts';
import { printExport } from '#electron/roster/printExport.ts';
import type { PrintPage } from '#shared/domain/printPage.ts';
import { instantOf } from '#shared/domain/time.ts';
import { documentOf, exportLines, groupIdOf, readingOf } from '#test/support/exportLines.ts';

vi.mock(import('#electron/roster/print/printDocument.ts'));

const page: PrintPage = { document: 'list', paper: 'a4', orientation: 'portrait', title: null };
const printedPages = { html: '<p>', sheets: 3 };

/** What is handed on to be drawn. */
function printed(
  reading: ReturnType<typeof readingOf>,
  wish: Parameters<typeof documentOf>[1] = {},
) {
  let rows: string[][] = [];
  vi.mocked(printDocument).mockImplementation((input) => {
    rows = [...input.rows].map((row) => [...row]);
    return printedPages;
  });
  const document = documentOf(reading, { output: { format: 'pdf', page }, ...wish });
  const people = new Set(reading.parts.flatMap(({ lines }) => [...lines].map(({ id }) => id))).size;
  expect(printExport(document, { page, sheetLimit: 2 })).toEqual({ ...printedPages, people });
  const [given] = vi.mocked(printDocument).mock.lastCall ?? [];
  return given === undefined ? undefined : { ...given, rows };
}

describe('a roster on its way to paper', () => {
  it('is plain text under its headings, with the days of the reader', () => {
    const lines = exportLines({ name: '=A\u0000da', groups: ['Kitchen'] });
    const columns = [
      { field: 'name', heading: 'Wh\u0001o' } as const,
      'joined',
      'groupCount',
    ] as const;
    const at = instantOf(Date.UTC(2026, 2, 3, 12));
    const source = { kind: 'group', groupId: groupIdOf(1), at } as const;
    expect(
      printed(readingOf([{ name: 'Kitchen', lines }]), { columns, source, locale: 'de-DE' }),
    ).toEqual({
      page,
      sheetLimit: 2,
      title: 'Kitchen',
      subtitle: 'Riverside · as of 3 March 2026',
      foot: 'Kitchen',
      columns: [
        { heading: 'Who', kind: 'text' },
        { heading: 'Joined', kind: 'date' },
        { heading: 'Number of groups', kind: 'number' },
      ],
      rows: [['=Ada', '09.03.2025', '1']],
    });
  });

  it('says under a title of its own no more than the organisation', () => {
    expect(printed(readingOf([{ name: 'Kitchen', lines: [] }]))?.subtitle).toBe('Riverside');
  });

  it('carries the group in front where there are several', () => {
    const source = { kind: 'groups', groupIds: null } as const;
    const reading = readingOf([
      { name: 'Kitchen', lines: exportLines({ name: 'Ana' }) },
      { name: 'Choir', lines: exportLines({ name: 'Ben' }) },
    ]);
    expect(printed(reading, { source })).toMatchObject({
      title: 'Groups',
      subtitle: 'Riverside · All groups (2)',
      foot: 'Riverside',
      rows: [
        ['Kitchen', 'Ana'],
        ['Choir', 'Ben'],
      ],
    });
  });

  it('counts somebody on several lines as one of its people', () => {
    const source = { kind: 'groups', groupIds: null } as const;
    const [ana, ben] = exportLines({ name: 'Ana' }, { name: 'Ben' });
    const reading = readingOf([
      { name: 'Kitchen', lines: [ana!, ben!] },
      { name: 'Choir', lines: [ben!] },
    ]);
    const document = documentOf(reading, { source, output: { format: 'pdf', page } });
    vi.mocked(printDocument).mockImplementation(({ rows }) => ({
      html: '',
      sheets: [...rows].length,
    }));
    expect(printExport(document, { page, sheetLimit: null })).toMatchObject({
      sheets: 3,
      people: 2,
    });
  });

  it('is refused when it is more than anybody holds in hand', () => {
    const reading = readingOf([{ name: 'Kitchen', lines: [], total: 10_001 }]);
    expect(() => printed(reading)).toThrow(
      expect.objectContaining({
        code: 'limitExceeded',
        details: { limit: 10_000, actual: 10_001 },
      }),
    );
  });
});
