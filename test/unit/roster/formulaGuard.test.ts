import { describe, expect, it } from 'vitest';
import { neutraliseFormulas } from '#electron/roster/formulaGuard.ts';

describe('the formula guard', () => {
  it.each([
    '=1+1',
    '=cmd|" /C calc"!A0',
    '=HYPERLINK("https://example.org","Click")',
    '+1+1',
    '+cmd',
    '-1+1',
    '-5',
    '-cmd',
    '@SUM(A1:A9)',
    '@ada',
    ' =1',
    '\u00a0=1',
    '\u200b=1',
    '\ufeff=1',
    '\u202e=1',
    '"=1"',
    ' " =1',
    '＝1+1',
    '＋1+1',
    '－1+1',
    '＠SUM(1)',
    '﹦1',
    '﹢1+x',
    '﹣1',
    '﹫x',
    '\u22121+1',
    '\tAda',
    '\nAda',
    '=',
    '+',
    '@',
    '+tag@example.org',
  ])('puts an apostrophe before %j', (text) => {
    expect(neutraliseFormulas(text)).toBe(`'${text}`);
  });

  it.each([
    '',
    'Ada',
    'Jean-Luc',
    'ada+club@example.org',
    'a = b',
    'C++',
    "'=1",
    '1-2',
    '(=1)',
    'Smith, John',
    'a; b',
    '020 7946 0101',
    '0044 20 7946 0101',
  ])('leaves %j as it is: nothing starts with a formula character', (text) => {
    expect(neutraliseFormulas(text)).toBe(text);
  });

  it.each([
    ['in a comma file read with semicolons', 'Ada;=1', "Ada;'=1"],
    ['in a semicolon file read with commas', 'Ada,=1', "Ada,'=1"],
    ['behind white space', 'Ada; \u00a0=1', "Ada;' \u00a0=1"],
    ['behind a quotation mark', 'Ada;"=1"', `Ada;'"=1"`],
    ['behind a TAB', 'Ada\t=1', "Ada\t'=1"],
    ['on the second line', 'Ada\n@x', "Ada\n'@x"],
    ['several times', '=1;+a,-b', "'=1;'+a,'-b"],
    ['behind a phone number', '+44 20 7946 0101,=1', "+44 20 7946 0101,'=1"],
    ['after separators in a row', 'a;;=1', "a;;'=1"],
  ])('guards the cell that starts inside the text %s', (_where, text, expected) => {
    expect(neutraliseFormulas(text)).toBe(expected);
  });

  it.each([
    '+44 20 7946 0101',
    '+442079460101',
    '+44 (0)20 7946 0101',
    '+1 (212) 555-0100',
    '+1 212-555-0100',
    '+1 212.555.0100',
    '+49 30 123456',
    '+353 1 234 5678 ext. 12',
    '+353 1 234 5678 x12',
    '+353 1 234 5678 #12',
    '+33\u00a06\u202f12 34 56 78',
    '＋81 3 1234 5678',
    ' +44 20 7946 0101 ',
    '\u202a+44 20 7946 0101\u202c',
    '+44 20 7946 0101; +44 7700 900123',
    '020 7946 0101, +44 7700 900123',
    '-',
    '--',
    ' - ',
    "+44 20 7946 0101;'x",
  ])('spares %j: a phone number or a placeholder', (text) => {
    expect(neutraliseFormulas(text)).toBe(text);
  });

  it.each([
    ['arithmetic', '+1-212-555-0100'],
    ['arithmetic', '+44-20-7946-0101'],
    ['a decimal number', '+1.2125550100'],
    ['a mixed fraction', '+43 1/23456'],
    ['arithmetic in brackets', '+1(212)555-0100'],
    ['too few digits', '+1 2'],
    ['too many digits', '+1234 5678 9012 3456 7'],
    ['a cell reference', '+44 20 7946 A1'],
    ['a function', '+44 20 7946 0101 SUM(1)'],
    ['a command', "+44 20 7946 0101|' /C calc'!A0"],
    ['a second formula', '+44 20 7946 0101+1'],
    ['an equals sign', '=44 20 7946 0101'],
    ['a minus', '-44 20 7946 0101'],
    ['digits that go on behind a separator', '+442079460101,5*cmd'],
    ['digits that go on in the next line', "+442079460101\n'x"],
    ['a placeholder that goes on behind a separator', "-;'x"],
    ['an extension that is a name', '+353 1 234 5678 exit'],
  ])('does not take %s for a phone number: %j', (_what, text) => {
    expect(neutraliseFormulas(text)).toBe(`'${text}`);
  });

  it('takes one look at a long hostile text, not one for every character', () => {
    const hostile = [' ', '"', '\t', ';', '=', '+1 ', '+1', '; +1 '].map((part) =>
      part.repeat(200_000),
    );
    for (const text of hostile) {
      // Quadratic work on 200,000 parts would not end within the test's time.
      expect(neutraliseFormulas(text).length).toBeGreaterThanOrEqual(text.length);
    }
  });
});
