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

/** One line of a value: its own line ends become commas, where there is none yet. */
export function joinLines(text: string): string {
  return guardText(text, 'typed')
    .replace(/\s*,?\s*\n\s*/g, ', ')
    .replace(/^[, ]+|[, ]+$/g, '')
    .replace(/[\t ]+/g, ' ');
}

const firstStrong = /[\p{L}]/u;
const rightToLeft = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;

/** The direction of a text by its first letter, as `dir="auto"` finds it; lines of one text then share it. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = firstStrong.exec(text)?.[0] ?? '';
  return rightToLeft.test(letter) ? 'rtl' : 'ltr';
}
