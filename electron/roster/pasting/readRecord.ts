import { findAddresses } from './addresses.ts';
import { type PastedRecord, splitList } from './cells.ts';
import type { ColumnKind } from './headings.ts';
import { isSeveralWords, readName, withoutBullet } from './names.ts';
import { onOneLine } from './pastedText.ts';
import { readPhone, splitPhone } from './phones.ts';

/** Somebody as a line or a part of it names them. */
export interface NamedPerson {
  /** The part of the line that names them, on one line. */
  text: string;
  name: string | null;
  email: string | null;
  phone: string | null;
}

/** Whom a record under a heading names: always one. */
export function readColumns(
  { content, cells }: PastedRecord,
  columns: readonly (ColumnKind | null)[],
): NamedPerson {
  const inColumn = (kind: ColumnKind) => onOneLine(cells[columns.indexOf(kind)] ?? '');
  const names = [inColumn('first'), inColumn('last')].filter((name) => name !== '');
  const name = readName(inColumn('name')) ?? readName(names.join(' '));
  const email = findAddresses(inColumn('email'))[0]?.email ?? null;
  const phone = readPhone(inColumn('phone'));
  const text = onOneLine(content);
  if (name !== null || email !== null) return { text, name, email, phone };
  return joined(cells.flatMap(readAll), text);
}

/** Whom a record without a heading names: one, or as many as a list of addresses or names has. At least one. */
export function readRecord({ content, delimiter, cells }: PastedRecord): NamedPerson[] {
  const text = onOneLine(content);
  const line = withoutBullet(content);
  if (delimiter !== '\t' && isMailList(line)) return readMailList(line, text);
  const [first = '', ...others] = cells;
  const people = [withoutBullet(first), ...others].flatMap(readAll);
  const filled = people.filter(isSomebody);
  if (isList(filled, delimiter)) return filled;
  return [delimiter === ',' && isTurned(filled) ? turned(filled, text) : joined(filled, text)];
}

/** An address in angle brackets is a mail program's. */
function isMailList(content: string): boolean {
  return /<[^<>]*@/.test(content);
}

/** Does each of the cells name somebody else? */
function isList(cells: readonly NamedPerson[], delimiter: PastedRecord['delimiter']): boolean {
  if (cells.length < 2) return false;
  const withAddress = cells.filter(({ email }) => email !== null);
  if (withAddress.length === cells.length) return true;
  if (withAddress.length > 0 || delimiter === '\t') return false;
  // "García López, María José" is one person; three such names in a line are not.
  const areNames = cells.every(({ name }) => name !== null && isSeveralWords(name));
  return areNames && (delimiter === ';' || cells.length > 2);
}

/** "Lovelace, Ada" and nothing else. */
function isTurned(cells: readonly NamedPerson[]): boolean {
  return cells.length === 2 && cells.every(({ name, email }) => name !== null && email === null);
}

function turned([last, first]: readonly NamedPerson[], text: string): NamedPerson {
  const phone = last?.phone ?? first?.phone ?? null;
  return { text, name: readName(`${last?.name}, ${first?.name}`), email: null, phone };
}

/** One person out of several cells: the first address and number, and the name in one cell or in two. */
function joined(cells: readonly NamedPerson[], text: string): NamedPerson {
  const email = cells.find((cell) => cell.email !== null)?.email ?? null;
  const phone = cells.find((cell) => cell.phone !== null)?.phone ?? null;
  const names = cells.flatMap(({ name }) => name ?? []);
  const [first = '', second] = names;
  const isWhole = second === undefined || isSeveralWords(first);
  return { text, name: readName(isWhole ? first : `${first} ${second}`), email, phone };
}

function readMailList(content: string, text: string): NamedPerson[] {
  const { separator, parts } = splitList(content);
  const people: NamedPerson[] = [];
  for (const part of parts) {
    for (const person of readAll(part)) {
      const before = people.at(-1);
      const isContinued =
        separator === ',' && before !== undefined && before.email === null && person.email !== null;
      if (!isContinued) {
        people.push(person);
        continue;
      }
      // "Lovelace, Ada <ada@example.org>" without quotes.
      const name = person.name === null ? before.name : readName(`${before.name}, ${person.name}`);
      people.splice(-1, 1, { ...person, name, text: `${before.text}, ${person.text}` });
    }
  }
  const named = people.filter(isSomebody);
  const [first = { name: null, email: null, phone: null }] = named;
  return named.length > 1 ? named : [{ ...first, text }];
}

function isSomebody({ name, email, phone }: NamedPerson): boolean {
  return name !== null || email !== null || phone !== null;
}

/** Everybody in one cell: with several addresses in it, each goes with the words before it. At least one. */
function readAll(content: string): NamedPerson[] {
  const addresses = findAddresses(content);
  const [only] = addresses;
  if (only === undefined) return [readWords(content, content, null)];
  if (addresses.length === 1) {
    const words = `${content.slice(0, only.start)} ${content.slice(only.end)}`;
    return [readWords(content, words, only.email)];
  }
  return addresses.map(({ email, start, end }, index) => {
    const from = addresses[index - 1]?.end ?? 0;
    const to = index === addresses.length - 1 ? content.length : end;
    return readWords(content.slice(from, to), content.slice(from, start), email);
  });
}

function readWords(content: string, words: string, email: string | null): NamedPerson {
  const text = onOneLine(content);
  const whole = readPhone(words);
  if (whole !== null) return { text, name: null, email, phone: whole };
  const { rest, phone } = splitPhone(words.trim());
  return { text, name: readName(rest), email, phone };
}
