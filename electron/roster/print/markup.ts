import { guardText } from '../cellGuard.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Any text at all as the text of an element or of a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** As `escapeMarkup`, and an e-mail address may end its line after the @, as `wrapText` reckons with. */
export function writeBreakable(text: string): string {
  return escapeMarkup(text).replaceAll('@', '@<wbr>');
}

/** One line of a value: its own line ends become commas, where there is none yet; what is empty between them goes. */
export function joinLines(text: string): string {
  return guardText(text, 'typed')
    .split('\n')
    .map((line) => trimEnds(line.replace(/[\t ]+/g, ' ')))
    .filter((line) => line !== '')
    .join(', ');
}

/** Without the commas and blanks at its ends. No pattern: looking for its end, one would try every blank on the way. */
function trimEnds(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && isTrimmed(line.charAt(start))) start += 1;
  while (end > start && isTrimmed(line.charAt(end - 1))) end -= 1;
  return line.slice(start, end);
}

function isTrimmed(character: string): boolean {
  return character === ',' || character.trim() === '';
}

const firstStrong = /[\p{L}]/u;
const rightToLeft = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;

/** The direction of a text by its first letter, as `dir="auto"` finds it; lines of one text then share it. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = firstStrong.exec(text)?.[0] ?? '';
  return rightToLeft.test(letter) ? 'rtl' : 'ltr';
}
