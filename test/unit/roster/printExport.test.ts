import { describe, expect, it } from 'vitest';
import { type PrintInput, printExport } from '#electron/roster/printExport.ts';
import { instantOf } from '#shared/domain/time.ts';
import { documentOf, exportLines, groupIdOf, readingOf } from '#test/support/exportLines.ts';

const page = { document: 'list', paper: 'a4', orientation: 'portrait', title: null } as const;
const output = { format: 'pdf', page } as const;

function printed(
  reading: ReturnType<typeof readingOf>,
  wish: Parameters<typeof documentOf>[1] = {},
) {
  const given: (Omit<PrintInput, 'rows'> & { rows: string[][] })[] = [];
  const result = printExport(
    documentOf(reading, { output, ...wish }),
    { page, sheetLimit: 2 },
    (input) => {
      given.push({ ...input, rows: [...input.rows].map((row) => [...row]) });
      return { html: '<p>', sheets: 3, people: 4 };
    },
  );
  expect(result).toEqual({ html: '<p>', sheets: 3, people: 4 });
  return given[0];
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
      columns: [
        { heading: 'Who', kind: 'text' },
        { heading: 'Joined', kind: 'date' },
        { heading: 'Number of groups', kind: 'number' },
      ],
      rows: [['=Ada', '09.03.25', '1']],
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
      rows: [
        ['Kitchen', 'Ana'],
        ['Choir', 'Ben'],
      ],
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
