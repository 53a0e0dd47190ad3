/** Without accents and case: `Élodie` and `elodie` are the same. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('ı', 'i');
}

/** Words that every other title has: to have typed one means nothing. */
const fillers: ReadonlySet<string> = new Set(['a', 'an', 'as', 'of', 'or', 'the', 'this', 'to']);

/** Whether every typed word begins a word of the text, in any order. Nothing typed fits everything. */
export function matchWords(typed: string, text: string): boolean {
  const words = wordsOf(text).filter((word) => !fillers.has(word));
  const typedWords = wordsOf(typed);
  const isOnlyFillers = typedWords.every((word) => fillers.has(word));
  const meant = isOnlyFillers ? typedWords : typedWords.filter((word) => !fillers.has(word));
  return meant.every((part) => words.some((word) => word.startsWith(part)));
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
