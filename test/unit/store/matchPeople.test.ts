import { describe, expect, it } from 'vitest';
import { findSimilarNames } from '#electron/store/matching/similarNames.ts';
import type { RemotePerson } from '#electron/sync/ports/remote.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import { groupNamed, pull, remoteGroup, remotePerson } from '#test/support/storeSeed.ts';

const named = (name: string, fields: Partial<RemotePerson> = {}): RemotePerson => ({
  ...remotePerson(`key of ${name} ${fields.email ?? ''}`, name),
  email: null,
  ...fields,
});

const crowd = [
  named('Ada Lovelace', {
    email: 'ada@example.org',
    otherEmails: ['Countess@Home.example'],
    phone: '+44 20 7946 0018',
  }),
  named('Grace Hopper', { email: 'grace@example.org' }),
  named('Aoife O’Brien'),
  named('Zoë Müller', { phone: '0761 123456' }),
  named('John Smith', { email: 'john@example.org' }),
  named('John Smith', { email: 'smith@example.org' }),
  named('Jon Smith'),
  named('Gone Person', { email: 'gone@example.org' }),
];

function scene() {
  const { store } = openTestStore();
  pull(store, {
    people: crowd,
    groups: [remoteGroup('Choir', ['key of Grace Hopper grace@example.org'])],
  });
  pull(store, { people: crowd.slice(0, -1) });
  const forGroupId = groupNamed(store, 'Choir');
  const match = (...lines: { name?: string; email?: string; phone?: string }[]) =>
    store.matchPeople({
      forGroupId,
      lines: lines.map(({ name = null, email = null, phone = null }, index) => ({
        line: index + 1,
        text: `${name} ${email} ${phone}`,
        name,
        email,
        phone,
      })),
    });
  /** "outcome: who (how they were found)". */
  const told = (...lines: Parameters<typeof match>) =>
    match(...lines).map(({ outcome, candidates }) =>
      [
        `${outcome}:`,
        ...candidates.map(({ name, email, foundBy }) => `${name} ${email ?? ''} (${foundBy})`),
      ].join(' '),
    );
  return { match, told };
}

describe('the people of pasted lines', () => {
  it.each([
    [
      { email: 'ADA@Example.org', name: 'Somebody' },
      'matched: Ada Lovelace ada@example.org (email)',
    ],
    [{ email: 'countess@home.example' }, 'matched: Ada Lovelace ada@example.org (email)'],
    [
      { email: 'new@example.org', name: 'ADA LOVELACE' },
      'matched: Ada Lovelace ada@example.org (name)',
    ],
    [{ name: 'Lovelace Ada' }, 'matched: Ada Lovelace ada@example.org (name)'],
    [{ name: 'zoe muller' }, 'matched: Zoë Müller  (name)'],
    [{ name: "aoife o'brien" }, 'matched: Aoife O’Brien  (name)'],
    [{ phone: '020 7946 0018' }, 'matched: Ada Lovelace ada@example.org (phone)'],
    [{ phone: '0044 20 79460018', name: 'A. L.' }, 'matched: Ada Lovelace ada@example.org (phone)'],
    [{ phone: '0761/12 34 56' }, 'matched: Zoë Müller  (phone)'],
    [{ phone: '3456' }, 'unknown:'],
    [{ email: 'grace@example.org' }, 'alreadyThere: Grace Hopper grace@example.org (email)'],
    [
      { name: 'John Smith' },
      'ambiguous: John Smith john@example.org (name) John Smith smith@example.org (name)',
    ],
    [
      { name: 'John Smith', email: 'smith@example.org' },
      'matched: John Smith smith@example.org (email)',
    ],
    [{ name: 'Ada Lovelaec' }, 'ambiguous: Ada Lovelace ada@example.org (similarName)'],
    [{ name: 'Hoper Grace' }, 'ambiguous: Grace Hopper grace@example.org (similarName)'],
    [
      { name: 'Johnn Smith' },
      'ambiguous: John Smith john@example.org (similarName) John Smith smith@example.org (similarName) Jon Smith  (similarName)',
    ],
    [{ name: 'Gone Person', email: 'gone@example.org' }, 'unknown:'],
    [{ name: 'Nobody Atall' }, 'unknown:'],
    [{}, 'unreadable:'],
  ])('%j', (line, expected) => {
    expect(scene().told(line)).toEqual([expected]);
  });

  it('are told once, whatever the lines call them, and so is nobody here', () => {
    const { told } = scene();
    const outcomes = told(
      { name: 'Ada Lovelace' },
      { email: 'ada@example.org' },
      { email: 'grace@example.org' },
      { name: 'Grace Hopper' },
      { name: 'New Person', email: 'new@x.org' },
      { name: 'N. Person', email: 'NEW@x.org' },
      { name: 'Newer Body' },
      { name: 'newer body' },
      { name: 'John Smith' },
      { name: 'John Smith' },
      {},
      {},
    ).map((row) => row.split(':')[0]);
    expect(outcomes).toEqual([
      'matched',
      'repeated',
      'alreadyThere',
      'repeated',
      'unknown',
      'repeated',
      'unknown',
      'repeated',
      'ambiguous',
      'ambiguous',
      'unreadable',
      'unreadable',
    ]);
  });

  it('keep their lines, in order, with at most five to choose from', () => {
    const { store } = openTestStore();
    pull(store, {
      people: Array.from({ length: 9 }, (_, n) => named('Li Wei', { email: `li${n}@example.org` })),
    });
    const line = { line: 7, text: 'Li Wei', name: 'Li Wei', email: null, phone: null };
    const [row] = store.matchPeople({ lines: [line], forGroupId: null });
    expect(row).toMatchObject({ ...line, outcome: 'ambiguous' });
    expect(row?.candidates.map(({ email }) => email)).toEqual(
      [0, 1, 2, 3, 4].map((n) => `li${n}@example.org`),
    );
  });
});

describe('findSimilarNames', () => {
  const people = ['ada lovelace', 'grace hopper', 'grace hooper', 'grace hoper', 'wei li'].map(
    (name, id) => ({ id, name }),
  );
  const idsOf = (name: string) => findSimilarNames([name], people)[0]?.map(({ id }) => id);

  it('takes a fifth of other letters for a slip of the pen, in any order of words, the most alike first', () => {
    expect(idsOf('grace hopper')).toEqual([1, 2, 3]);
    expect(idsOf('grace hoperr')).toEqual([3, 1, 2]);
    expect(idsOf('lovelace ada')).toEqual([0]);
    expect(idsOf('lovelyce adam')).toEqual([0]);
    expect(idsOf('lovely adam')).toEqual([]);
    // Of a short name not a single letter may differ.
    expect(idsOf('wei lu')).toEqual([4]);
    expect(idsOf('we lu')).toEqual([]);
    expect(findSimilarNames([], people)).toEqual([]);
  });
});
