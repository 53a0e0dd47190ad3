import { describe, expect, it } from 'vitest';
import { collectText } from '#electron/roster/collectText.ts';
import type { ExportOutput } from '#shared/domain/exporting.ts';
import {
  documentOf,
  exportLines,
  type LineFields,
  readingOf,
  requestOf,
  writeReading,
} from '#test/support/exportLines.ts';
import { hostileTexts } from '#test/support/hostileTexts.ts';

type Choices = Partial<Extract<ExportOutput, { format: 'emails' }>>;

const reading = (people: LineFields[]) =>
  readingOf([{ name: 'Kitchen', lines: exportLines(...people) }]);

function textsOf(people: LineFields[], choices: Choices = {}) {
  const wish = { output: { format: 'emails' as const, ...choices } };
  return collectText(documentOf(reading(people), wish), requestOf(wish).output);
}

const three = ['a@x.org', 'b@x.org', 'c@x.org'].map((email) => ({ email }));

describe('e-mail addresses', () => {
  it.each([
    ['comma', 'a@x.org, b@x.org, c@x.org'],
    ['semicolon', 'a@x.org; b@x.org; c@x.org'],
    ['line', 'a@x.org\nb@x.org\nc@x.org'],
  ] as const)('stand one after the other, with a %s between', (separator, text) => {
    expect(textsOf(three, { separator })).toEqual({ parts: [text], rows: 3 });
  });

  it('are taken in several goes where a server refuses more', () => {
    expect(textsOf(three, { chunk: 2 })).toEqual({
      parts: ['a@x.org, b@x.org', 'c@x.org'],
      rows: 3,
    });
    expect(textsOf(three, { chunk: 3 }).parts).toHaveLength(1);
  });

  it('have an empty line between the goes in a file', async () => {
    const output = { format: 'emails', chunk: 2 } as const;
    expect((await writeReading(reading(three), { output })).toString()).toBe(
      'a@x.org, b@x.org\n\nc@x.org\n',
    );
  });

  it('are there once each, however they are written', () => {
    const people = ['Ada@X.org', 'ada@x.ORG', 'bo@x.org'].map((email) => ({ email }));
    expect(textsOf(people)).toEqual({ parts: ['Ada@X.org, bo@x.org'], rows: 2 });
  });

  it('are bare, and of whoever has no good one the first other', () => {
    const people = [
      { email: ' ada@x.org ' },
      { email: null, otherEmails: ['no address', 'bo@x.org', 'other@x.org'] },
      { email: 'Cem <cem@x.org>' },
    ];
    expect(textsOf(people)).toEqual({ parts: ['ada@x.org, bo@x.org'], rows: 2 });
  });

  it('let nothing end the line or start another header', () => {
    const addresses = hostileTexts.flatMap((text) => [
      text,
      `${text}@example.org`,
      `ada@${text}.example`,
      `ada@example.org${text}`,
    ]);
    const { parts } = textsOf(addresses.map((email) => ({ email })));
    for (const address of parts.join(', ').split(', ')) {
      expect(address).toMatch(
        /^[^\s\p{Cc}\p{Cf}@,;<>"()[\]\\:]+@[^\s\p{Cc}\p{Cf}@,;<>"()[\]\\:]+$/u,
      );
      expect(address.length).toBeLessThanOrEqual(320);
    }
  });

  it('are no text at all where nobody has one', () => {
    expect(textsOf([{ email: null }])).toEqual({ parts: [], rows: 0 });
  });
});
