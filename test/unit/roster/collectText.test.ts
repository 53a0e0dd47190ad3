import { describe, expect, it } from 'vitest';
import { collectText } from '#electron/roster/collectText.ts';
import {
  documentOf,
  exportLine,
  exportLines,
  readingOf,
  requestOf,
} from '#test/support/exportLines.ts';

const reading = () => readingOf([{ name: 'Kitchen', lines: exportLines({ name: 'Ana' }, {}) }]);

function text(output: Parameters<typeof requestOf>[0]['output'], from = reading()) {
  return collectText(documentOf(from, { output }), requestOf({ output }).output);
}

describe('an export as text', () => {
  it('is what the file holds, without the byte order mark', () => {
    expect(text({ format: 'csv' })).toEqual({
      parts: ['"Name"\r\n"Ana"\r\n"Ada Lovelace"\r\n'],
      rows: 2,
    });
    expect(text({ format: 'tsv' })).toEqual({ parts: ['Name\nAna\nAda Lovelace\n'], rows: 2 });
    expect(text({ format: 'vcard' }).rows).toBe(2);
    expect(JSON.parse(text({ format: 'json' }).parts.join('')).rows).toHaveLength(2);
  });

  it.each([
    [{ format: 'xlsx' }],
    [{ format: 'pdf', page: { document: 'list', paper: 'a4' } }],
  ] as const)('is refused where the format is no text: %j', (output) => {
    expect(() => text(output)).toThrow(expect.objectContaining({ code: 'notSupported' }));
  });

  it('is refused where no clipboard holds it', () => {
    let read = 0;
    function* many() {
      for (;;) {
        read += 1;
        yield exportLine({ name: 'x'.repeat(30_000) });
      }
    }
    const endless = readingOf([{ name: 'Kitchen', lines: many() }]);
    expect(() => text({ format: 'tsv' }, endless)).toThrow(
      expect.objectContaining({ code: 'limitExceeded' }),
    );
    expect(read).toBeLessThan(400);
  });
});
