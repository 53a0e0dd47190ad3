import { describe, expect, it } from 'vitest';
import { guardText } from '#electron/roster/cellGuard.ts';
import { splitName } from '#electron/roster/formats/vcard/splitName.ts';
import {
  exportLines,
  type LineFields,
  readingOf,
  writeReading,
} from '#test/support/exportLines.ts';
import { hostileTexts } from '#test/support/hostileTexts.ts';
import { readVcards } from '#test/support/readVcards.ts';

async function write(...people: LineFields[]): Promise<string> {
  const reading = readingOf([{ name: 'Kitchen', lines: exportLines(...people) }]);
  return (await writeReading(reading, { output: { format: 'vcard' } })).toString();
}

describe('a vCard file', () => {
  it('has a card for each of the people, in the words of RFC 2426', async () => {
    const text = await write({
      name: 'Ada von Lovelace',
      otherEmails: ['ada@lovelace.example'],
      groups: ['Kitchen', 'Choir, old'],
    });
    expect(text).toBe(
      [
        'BEGIN:VCARD',
        'VERSION:3.0',
        'PRODID:-//Muster//Muster//EN',
        'UID:user-1',
        'FN:Ada von Lovelace',
        'N:von Lovelace;Ada;;;',
        'EMAIL;TYPE=INTERNET,PREF:ada@example.org',
        'EMAIL;TYPE=INTERNET:ada@lovelace.example',
        'TEL;TYPE=VOICE:+44 20 7946 0101',
        'CATEGORIES:Kitchen,Choir\\, old',
        'REV:2026-11-20T09:30:00Z',
        'END:VCARD',
        '',
      ].join('\r\n'),
    );
  });

  it('leaves out what is not known, and knows people without a key by their id here', async () => {
    const [card] = readVcards(await write({ email: null, phone: null, memberKey: null }));
    expect([...(card?.keys() ?? [])]).toEqual(['version', 'prodid', 'uid', 'fn', 'n', 'rev']);
    expect(card?.get('uid')).toEqual([exportLines({})[0]?.id]);
  });

  it('calls somebody without a name by what else is known', async () => {
    const cards = readVcards(await write({ name: ' ' }, { name: '', email: null, phone: null }));
    expect(cards.map((card) => card.get('fn'))).toEqual([['ada@example.org'], ['user-1']]);
  });

  it('has somebody once who is in several of the groups', async () => {
    const [ada] = exportLines({});
    const reading = readingOf([
      { name: 'Kitchen', lines: ada === undefined ? [] : [ada] },
      { name: 'Choir', lines: ada === undefined ? [] : [ada] },
    ]);
    const source = { kind: 'groups', groupIds: null } as const;
    const text = (await writeReading(reading, { source, output: { format: 'vcard' } })).toString();
    expect(readVcards(text)).toHaveLength(1);
  });

  it('is read back by another program as the guard left it, whatever is in it', async () => {
    const people = hostileTexts.map((text) => ({
      name: text,
      phone: text,
      memberKey: text,
      groups: [text, 'Kitchen'],
    }));
    const cards = readVcards(await write(...people));
    const guarded = hostileTexts.map((text) => guardText(text, 'typed'));
    expect(cards.map((card) => card.get('uid'))).toEqual(guarded.map((text) => [text]));
    // A number has no lines.
    expect(cards.map((card) => card.get('tel'))).toEqual(
      guarded.map((text) => [text.replaceAll('\n', ' ')]),
    );
    expect(cards.map((card) => card.get('categories'))).toEqual(
      guarded.map((text) => [text, 'Kitchen']),
    );
    const named = guarded.filter((text) => text.trim() !== '');
    expect(
      cards.flatMap((card) => card.get('fn') ?? []).filter((text) => named.includes(text)),
    ).toEqual(named);
  });

  it('folds long lines between characters', async () => {
    const name = `${'é'.repeat(40)}${'😀'.repeat(40)}`;
    const text = await write({ name });
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
    expect(readVcards(text)[0]?.get('fn')).toEqual([name]);
  });

  it('is empty where there is nobody', async () => {
    expect(await write()).toBe('');
  });
});

describe('the parts of a name', () => {
  it.each([
    ['Ada Lovelace', 'Lovelace', 'Ada', ''],
    ['Ada King Lovelace', 'Lovelace', 'Ada King', ''],
    ['Lovelace, Ada King', 'Lovelace', 'Ada King', ''],
    ['Ludwig van Beethoven', 'van Beethoven', 'Ludwig', ''],
    ['Otto von der Leyen', 'von der Leyen', 'Otto', ''],
    ['Von Trier', 'Trier', 'Von', ''],
    ['Sammy Davis Jr.', 'Davis', 'Sammy', 'Jr.'],
    ['Sammy Davis, Jr.', 'Davis', 'Sammy', 'Jr.'],
    ['Cher', '', 'Cher', ''],
    ['山田太郎', '', '山田太郎', ''],
    ['  Ada   Lovelace ', 'Lovelace', 'Ada', ''],
    ['', '', '', ''],
  ])('%s', (name, family, given, suffix) => {
    expect(splitName(name)).toEqual({ family, given, suffix });
  });
});
