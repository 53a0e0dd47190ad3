import fc from 'fast-check';

/** What people and servers put into names, and what breaks files that are written without care. */

const pieces = fc.constantFrom(
  ...[
    '=',
    '+',
    '-',
    '@',
    '＝',
    '\u2212',
    '"',
    '""',
    "'",
    ',',
    ';',
    '|',
    '\t',
    '\n',
    '\r\n',
    '\r',
    ' ',
  ],
  ...[
    '\u00a0',
    '\u2028',
    '\u0085',
    '\v',
    '\f',
    '\0',
    '\u0007',
    '\u001b',
    '\u009f',
    '\ufffe',
    '\uffff',
  ],
  ...['\u200b', '\u200d', '\u200e', '\u200f', '\u202e', '\u202c', '\u2066', '\u2069', '\ufeff'],
  ...['\ud83d', '\ude00', '😀', '👩‍👩‍👧', 'é', 'e\u0301', 'ﬁ', 'עדה', 'زينب', '山田', '\u{20bb7}'],
  ...[
    '<',
    '>',
    '&',
    '&amp;',
    ']]>',
    '<!--',
    '_x0041_',
    '_x000D_',
    '_x005F_',
    '\\',
    '\\n',
    ':',
    '/',
  ],
  ...['0', '007', '1', 'E5', '12345678901234567', '2026-03-09', 'TRUE', 'x', 'Ada', 'Lee', '…'],
);

const wholes = fc.constantFrom(
  ...[
    '=1+1',
    '=cmd|" /C calc"!A0',
    '=HYPERLINK("https://x.example","x")',
    '@SUM(A1)',
    '-2+3',
    '+cmd',
  ],
  ...[
    '+44 20 7946 0101',
    '+442079460101',
    '+442079460101\n',
    '+1-212-555-0100',
    '020 7946 0101',
    '-',
    '--',
  ],
  ...[
    '0049 761 123456',
    '+44 20 7946 0101; +44 7700 900123',
    "'t Hooft",
    "'t Hooft, =1",
    "'n\t-x",
    "O'Neil",
  ],
  ...[
    'Smith, Ada',
    'a;b',
    'sep=;',
    'NULL',
    'null',
    '#REF!',
    '#N/A',
    '1e5',
    '00123',
    '１２３',
    '½',
    '\t=1',
    '\n@x',
  ],
  ...[
    '"quoted"',
    '"',
    '\\',
    '{',
    '[1]',
    '%PDF',
    'BEGIN:VCARD',
    'PK',
    '<?xml',
    '\u200f=1',
    "''",
    "'",
  ],
);

/** Any text a server may have sent, up to a few dozen characters. */
export const hostileText = fc.oneof(
  { weight: 4, arbitrary: fc.array(pieces, { maxLength: 14 }).map((some) => some.join('')) },
  { weight: 2, arbitrary: wholes },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
);

/** Around what a cell holds; one letter over, so that only the length is tried. */
export const longText = fc
  .record({
    start: fc.constantFrom('', '=', 'a,b\n', '"', '😀'),
    letter: fc.constantFrom('x', 'é', '😀', '山'),
    length: fc.constantFrom(32_764, 32_766, 32_767, 32_768, 40_000),
  })
  .map(({ start, letter, length }) =>
    `${start}${letter.repeat(Math.ceil(length / letter.length))}`.slice(0, length),
  );
