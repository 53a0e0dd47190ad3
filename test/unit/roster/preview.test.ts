import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { previewRoster } from '#electron/roster/preview.ts';
import { type RosterRow, rosterColumnSchema } from '#shared/domain/roster.ts';
import { writeRoster } from './memorySink.ts';
import { rosterRow } from './rosterRow.ts';

const hostile = ['=1+1', 'Ada', '+44 20 7946 0101', 'a\u0000\r\nb', '@x'].map((name) =>
  rosterRow({ name, phone: null }),
);

describe('the preview of an export', () => {
  it('shows a CSV exactly as the file will read', async () => {
    const columns = rosterColumnSchema.options;
    const preview = previewRoster(hostile, columns, { format: 'csv', limit: 50, timeZone: 'UTC' });
    const text = (await writeRoster('csv', hostile, columns)).toString().slice(1, -2);
    expect([preview.headings, ...preview.rows]).toEqual(Papa.parse(text, { newline: '\r\n' }).data);
  });

  it('shows XLSX text without the apostrophes only CSV needs', () => {
    const { rows } = previewRoster(hostile, ['name', 'phone', 'joined'], {
      format: 'xlsx',
      limit: 1,
      timeZone: 'UTC',
    });
    expect(rows).toEqual([['=1+1', '', '2025-03-09']]);
  });

  it('reads no more rows than it shows, and closes the rest', () => {
    let read = 0;
    let isClosed = false;
    function* people(): Generator<RosterRow> {
      try {
        for (;;) {
          read += 1;
          yield rosterRow();
        }
      } finally {
        isClosed = true;
      }
    }
    const { rows } = previewRoster(people(), ['name'], { format: 'xlsx', limit: 3 });
    expect([rows.length, read, isClosed]).toEqual([3, 3, true]);
  });

  it('shows the headings of an empty roster', () => {
    expect(previewRoster([], ['name', 'left'], { format: 'csv', limit: 10 })).toEqual({
      headings: ['Name', 'Left'],
      rows: [],
    });
  });
});
