/**
 * Text as it is compared and searched: without case, without the marks of Latin, Greek, Cyrillic, Arabic and
 * Hebrew letters (é = e, й = и), compatibility forms spelled out (ﬁ = fi, Ａ = a), letters that Unicode does not
 * take apart written as people type them (ł = l, ß = ss), white space as one blank. Vowel signs of Indic and
 * other scripts stay: they are letters, not ornaments. Two texts that differ only in case fold to the same.
 */
export function fold(text: string): string {
  // Lower case first, so that equal-but-for-case goes in; again after, because NFKD can bring capitals (℡ = TEL).
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(wholeLetters, (letter) => spelled[letter] ?? letter)
    .replace(blanks, ' ')
    .trim();
}

/** The words of a search, folded, each once. */
export function foldedWords(text: string): string[] {
  return [...new Set(fold(text).split(' '))].filter((word) => word !== '');
}

// Combining marks by block: general, extended, supplement, symbols, half; Hebrew points; Arabic vowels and tatweel.
const marks =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u0640]/gu;

// Control and format characters too: a line break would end a field of the search text.
const blanks = /[\s\p{Cc}\p{Cf}]+/gu;

const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ƒ: 'f',
  ſ: 's',
  ς: 'σ',
};
const wholeLetters = new RegExp(`[${Object.keys(spelled).join('')}]`, 'gu');
