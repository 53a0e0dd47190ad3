import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePastedPeople } from '#electron/roster/pasting/parsePastedPeople.ts';

const runs = Number(process.env.MUSTER_PROPERTY_RUNS ?? 300);

const piece = fc.oneof(
  fc.constantFrom(
    'Ada Lovelace',
    'Hopper',
    'ada@x.org',
    '<grace@y.org>',
    'mailto:',
    '+44 20 7946 0018',
    'Name',
    'E-Mail',
    '1.',
    '•',
  ),
  fc.constantFrom(
    '\t',
    ';',
    ',',
    '"',
    '""',
    '“',
    ' ',
    '\u00a0',
    '\u200f',
    '@',
    '.',
    '<',
    '>',
    '\n',
    '\r\n',
    '\r',
    '\u2028',
    '(',
    ')',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 40, size: 'max' }).map((pieces) => pieces.join(''));

/** What can be seen of a text: no blanks, marks or control characters, and one kind of quotation mark. */
const seen = (part: string) =>
  part.replace(/[\s\p{Cc}\p{Cf}\ufffc]/gu, '').replace(/[“”„‟«»]/gu, '"');

it('whatever is pasted, every line with something on it is read once, in order, and nothing throws', () => {
  fc.assert(
    fc.property(text, (pasted) => {
      const { people, hasHeading } = parsePastedPeople(pasted);
      const lines = pasted
        .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
        .map((content, index) => ({ line: index + 1, content: seen(content) }))
        .filter(({ content }) => content !== '');
      const expected = hasHeading ? lines.slice(1) : lines;
      const numbers = people.map(({ line }) => line);
      expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
      // A quoted cell may take the lines after its own along: every line is in the row of its own or of an earlier one.
      const starts = [...new Set(numbers)];
      for (const line of starts) expect(expected.map((one) => one.line)).toContain(line);
      const covered = starts.map((line, index) => {
        const next = starts[index + 1] ?? Number.POSITIVE_INFINITY;
        return expected
          .filter((one) => one.line >= line && one.line < next)
          .map(({ content }) => content)
          .join('');
      });
      expect(covered.join('')).toBe(expected.map(({ content }) => content).join(''));
      for (const [index, line] of starts.entries()) {
        const ofLine = people
          .filter((person) => person.line === line)
          .map((person) => seen(person.text));
        if (ofLine.length === 1) expect(ofLine[0]).toBe(covered[index]);
        // A list has it in parts, in order, less what stands between them.
        let place = 0;
        for (const part of ofLine) {
          const found = covered[index]?.indexOf(part, place) ?? -1;
          expect(found).toBeGreaterThanOrEqual(place);
          place = found + part.length;
        }
      }
    }),
    { numRuns: runs },
  );
});
