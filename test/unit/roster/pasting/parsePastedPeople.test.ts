import { describe, expect, it } from 'vitest';
import { parsePastedPeople } from '#electron/roster/pasting/parsePastedPeople.ts';

/** "line: name | e-mail | phone", with a dash for what is not there. */
function read(text: string): string[] {
  return parsePastedPeople(text).people.map(
    ({ line, name, email, phone }) =>
      `${line}: ${[name ?? '–', email ?? '–', phone ?? '–'].join(' | ')}`,
  );
}

/** The people of one line. */
function readLine(text: string): string[] {
  return read(text).map((row) => row.replace('1: ', ''));
}

describe('a line that names one person', () => {
  it.each([
    ['Ada Lovelace', 'Ada Lovelace | – | –'],
    ['ada@example.org', '– | ada@example.org | –'],
    ['+44 20 7946 0018', '– | – | +44 20 7946 0018'],
    ['Ada Lovelace <ada@example.org>', 'Ada Lovelace | ada@example.org | –'],
    ['"Lovelace, Ada" <ada@example.org>', 'Ada Lovelace | ada@example.org | –'],
    ['Lovelace, Ada <ada@example.org>', 'Ada Lovelace | ada@example.org | –'],
    ["O'Brien, Aoife <aoife@example.org>", "Aoife O'Brien | aoife@example.org | –"],
    ['„Lovelace, Ada“ <ada@example.org>', 'Ada Lovelace | ada@example.org | –'],
    ['<ada@example.org>', '– | ada@example.org | –'],
    ['<mailto:ada@example.org>', '– | ada@example.org | –'],
    ['mailto:ada@example.org?subject=Hello', '– | ada@example.org | –'],
    ['Ada Lovelace [ada@example.org]', 'Ada Lovelace | ada@example.org | –'],
    ['Ada Lovelace (ada@example.org)', 'Ada Lovelace | ada@example.org | –'],
    ['Ada Lovelace ada@example.org', 'Ada Lovelace | ada@example.org | –'],
    ['Ada Lovelace - ada@example.org.', 'Ada Lovelace | ada@example.org | –'],
    ['Ada Lovelace 020 7946 0018', 'Ada Lovelace | – | 020 7946 0018'],
    [
      'Ada Lovelace, ada@example.org, +44 20 7946 0018',
      'Ada Lovelace | ada@example.org | +44 20 7946 0018',
    ],
    ['Lovelace, Ada', 'Ada Lovelace | – | –'],
    ['Lovelace,Ada', 'Ada Lovelace | – | –'],
    ['García López, María José', 'María José García López | – | –'],
    ['Martin Luther King, Jr.', 'Martin Luther King, Jr. | – | –'],
    ['Ada\tLovelace\tada@example.org', 'Ada Lovelace | ada@example.org | –'],
    ['Ada Lovelace\tLondon\tada@example.org\t1815-12-10', 'Ada Lovelace | ada@example.org | –'],
    ['17\tAda Lovelace\tada@example.org', 'Ada Lovelace | ada@example.org | –'],
    ['Lovelace;Ada;ada@example.org', 'Lovelace Ada | ada@example.org | –'],
    ['"Lovelace; Ada";ada@example.org', 'Lovelace; Ada | ada@example.org | –'],
    ['"Lovelace ""Countess"" Ada",ada@example.org', 'Lovelace Countess Ada | ada@example.org | –'],
    ['Ada Lovelace\tada@example.org\tada@home.example', 'Ada Lovelace | ada@example.org | –'],
    ['• Ada Lovelace', 'Ada Lovelace | – | –'],
    ['- Ada Lovelace', 'Ada Lovelace | – | –'],
    ['3. Ada Lovelace', 'Ada Lovelace | – | –'],
    ['(3) Ada Lovelace', 'Ada Lovelace | – | –'],
    ['[x] 2) Ada Lovelace', 'Ada Lovelace | – | –'],
    ['(030) 123 456', '– | – | (030) 123 456'],
    ['Tel.: 030 123456', '– | – | 030 123456'],
    ['\u200fמריה כהן\u200f <m@example.org>', 'מריה כהן | m@example.org | –'],
    ['\ufeffAda\u00a0Lovelace\u200b', 'Ada Lovelace | – | –'],
    ['Zoë de\u00adla Cruz', 'Zoë dela Cruz | – | –'],
    ['نیک\u200cپور', 'نیک\u200cپور | – | –'],
    ['ada@localhost', 'ada@localhost | – | –'],
    ['10.12.1815', '– | – | –'],
    ['-----', '– | – | –'],
    ['42', '– | – | –'],
    ['Bob "the builder', 'Bob the builder | – | –'],
    ['"Ada', 'Ada | – | –'],
  ])('%j', (text, expected) => {
    expect(readLine(text)).toEqual([expected]);
  });
});

describe('a line that names several', () => {
  const three = [
    'Ada Lovelace | ada@x.org | –',
    'Grace Hopper | grace@y.org | –',
    '– | linus@z.org | –',
  ];
  it.each([
    ['Ada Lovelace <ada@x.org>; "Hopper, Grace" <grace@y.org>; linus@z.org', three],
    ['Ada Lovelace <ada@x.org>, "Hopper, Grace" <grace@y.org>, linus@z.org', three],
    ['Lovelace, Ada <ada@x.org>; Hopper, Grace <grace@y.org>; <linus@z.org>;', three],
    ['Lovelace, Ada <ada@x.org>, Hopper, Grace <grace@y.org>, linus@z.org', three],
    ['ada@x.org; grace@y.org', ['– | ada@x.org | –', '– | grace@y.org | –']],
    ['ada@x.org,grace@y.org', ['– | ada@x.org | –', '– | grace@y.org | –']],
    ['ada@x.org grace@y.org', ['– | ada@x.org | –', '– | grace@y.org | –']],
    ['Ada Lovelace; Grace Hopper', ['Ada Lovelace | – | –', 'Grace Hopper | – | –']],
    [
      'Ada Lovelace, Grace Hopper, Alan Turing',
      ['Ada Lovelace | – | –', 'Grace Hopper | – | –', 'Alan Turing | – | –'],
    ],
    ['Linus Torvalds; Ada <ada@x.org>', ['Linus Torvalds | – | –', 'Ada | ada@x.org | –']],
  ])('%j', (text, expected) => {
    expect(readLine(text)).toEqual(expected);
  });

  it('keeps of each the words that name them', () => {
    const { people } = parsePastedPeople(
      'Ada  Lovelace <ada@x.org>;\u00a0Hopper, Grace <grace@y.org>',
    );
    expect(people.map(({ line, text }) => [line, text])).toEqual([
      [1, 'Ada Lovelace <ada@x.org>'],
      [1, 'Hopper, Grace <grace@y.org>'],
    ]);
  });
});

describe('lines', () => {
  it.each(['\n', '\r\n', '\r', '\u2028'])(
    'end as on any system (%j), and are counted with the empty ones',
    (end) => {
      expect(read(['Ada', '', ' \u200b', 'Grace', ''].join(end))).toEqual([
        '1: Ada | – | –',
        '4: Grace | – | –',
      ]);
    },
  );

  it('of a quoted cell are one, and a mark that nobody closed takes nothing along', () => {
    expect(read('"Ada\nLovelace"\tada@x.org\nGrace')).toEqual([
      '1: Ada Lovelace | ada@x.org | –',
      '3: Grace | – | –',
    ]);
    expect(read('"Ada\tx\nGrace\ty\nAlan\tz')).toHaveLength(3);
  });

  it('of a block of any kind are read each for itself', () => {
    expect(read('Ada Lovelace\nHopper, Grace\nalan@x.org\n\tKatherine\tJohnson')).toEqual([
      '1: Ada Lovelace | – | –',
      '2: Grace Hopper | – | –',
      '3: – | alan@x.org | –',
      '4: Katherine Johnson | – | –',
    ]);
  });

  it('very long ones are read as far as anybody could be named in them', () => {
    const long = 'a'.repeat(100_000);
    for (const text of [
      long,
      `${long}@`,
      `${'-'.repeat(100_000)}a`,
      '@'.repeat(100_000),
      '<'.repeat(100_000),
      '"'.repeat(99_999),
      'name,'.repeat(20_000),
      `${'.'.repeat(50_000)}@x.org`,
    ]) {
      expect(parsePastedPeople(`${text}\nAda`).people.at(-1)).toMatchObject({ name: 'Ada' });
    }
  });
});

describe('a heading', () => {
  it.each([
    ['Name\tE-Mail\nAda Lovelace\tada@x.org', ['2: Ada Lovelace | ada@x.org | –']],
    ['First name,Last name,Email\nAda,Lovelace,ada@x.org', ['2: Ada Lovelace | ada@x.org | –']],
    [
      'Nachname;Vorname;E-Mail-Adresse;Handy\nLovelace;Ada;ada@x.org;0171 2345678',
      ['2: Ada Lovelace | ada@x.org | 0171 2345678'],
    ],
    [
      'Nom\tPrénom\tCourriel\tTéléphone\nLovelace\tAda\tada@x.org\t01 23 45 67 89',
      ['2: Ada Lovelace | ada@x.org | 01 23 45 67 89'],
    ],
    [
      'Nombre;Apellidos;Correo electrónico\nAda;García López;ada@x.org',
      ['2: Ada García López | ada@x.org | –'],
    ],
    ['Nazwisko;Imię\nLovelace;Ada', ['2: Ada Lovelace | – | –']],
    ['Фамилия\tИмя\tПочта\nЛавлейс\tАда\tada@x.org', ['2: Ада Лавлейс | ada@x.org | –']],
    [
      'No.\tMember\tJoined\tMail\n100234\tAda Lovelace\t2024-03-01\tada@x.org',
      ['2: Ada Lovelace | ada@x.org | –'],
    ],
    ['Email\nada@x.org\ngrace@y.org', ['2: – | ada@x.org | –', '3: – | grace@y.org | –']],
    [
      'Name;E-Mail\n"Lovelace, Ada";ada@x.org\nGrace;',
      ['2: Ada Lovelace | ada@x.org | –', '3: Grace | – | –'],
    ],
    ['Name,E-Mail\nLovelace;ada@x.org', ['2: Lovelace | ada@x.org | –']],
  ])('%j', (text, expected) => {
    expect(parsePastedPeople(text).hasHeading).toBe(true);
    expect(read(text)).toEqual(expected);
  });

  it.each([
    'Ada Lovelace\nGrace Hopper',
    'Name',
    'Ada\tMail\nGrace\tx@y.org',
    'Mail ada@x.org\nGrace',
  ])('%j has none', (text) => {
    expect(parsePastedPeople(text).hasHeading).toBe(false);
    expect(parsePastedPeople(text).people[0]?.line).toBe(1);
  });
});
