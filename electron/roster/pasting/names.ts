import { limits } from '#shared/domain/limits.ts';

/** A name as it is written out, "Last, First" turned round; null where there is no letter in it, or far too many. */
export function readName(text: string): string | null {
  if (text.length > 4 * limits.nameLength) return null;
  const name = turnName(trimmed(text.replaceAll('"', ' ')));
  return name.length <= limits.nameLength && /\p{L}/u.test(name) ? name : null;
}

/** "Last, First" turned round; every other name as it is. */
export function turnName(name: string): string {
  const parts = name.split(',').map(trimmed);
  const [last = '', first = ''] = parts;
  const isTurned = parts.length === 2 && last !== '' && first !== '' && !title.test(first);
  return isTurned ? `${first} ${last}` : name;
}

export function isSeveralWords(text: string): boolean {
  return trimmed(text).includes(' ');
}

/** What numbers or marks the lines of a list, in front of the first word. */
export function withoutBullet(line: string): string {
  return line.replace(bullet, '').replace(bullet, '');
}

const bullet =
  /^\s*(?:[•·‣▪●○◦*–—-]+|\d{1,4}[.)]|\(\d{1,4}\)(?!\s*\d)|#\d{1,4}|\[[ xX]?\]|[☐☑✓✔])\s+/u;

/** What stands behind a comma without being a first name. */
const title = /^(?:jr|sr|ii|iii|iv|ph\.?d|md|mba|dds|esq)\.?$/iu;

function trimmed(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/^[\s\p{Cf},;:|<>@=–—-]+/u, '')
    .replace(/[\s\p{Cf},;:|<>@=–—-]+$/u, '');
}
