import { foldedWords } from './fold.ts';

/** FTS5's trigram tokenizer finds nothing shorter, and drops such terms without a word. */
const trigramLength = 3;

export interface SearchTerms {
  /** LIKE patterns, one per word, for `ESCAPE '\'`. */
  patterns: readonly string[];
  /** The MATCH expression of the words of three characters and more; null when there is none. */
  match: string | null;
  /** Patterns of the words too short for `match`. */
  shortPatterns: readonly string[];
}

/** A text somebody typed, as queries can take it: nothing in it is syntax any more. */
export function searchTerms(text: string): SearchTerms {
  const words = [...new Set(joinPhones(foldedWords(text)))]
    // The longest is the rarest: where it is missing, the others need not be looked for.
    .sort((one, other) => other.length - one.length);
  const isLong = (word: string) => [...word].length >= trigramLength;
  const long = words.filter(isLong);
  return {
    patterns: words.map(likePattern),
    match: long.length === 0 ? null : long.map(quoted).join(' '),
    shortPatterns: words.filter((word) => !isLong(word)).map(likePattern),
  };
}

/**
 * Phones are kept as digits alone, so +49, 761/12-34 and (0)761 are looked for as such. What begins like a phone
 * (+, a bracket, a zero) is one number with the digits that follow it, without the zeros of the trunk or exit code.
 */
function joinPhones(words: readonly string[]): string[] {
  const joined: string[] = [];
  let isInPhone = false;
  for (const word of words) {
    if (!/^[+(]*\d[\d+()./-]*$/.test(word)) {
      isInPhone = false;
      joined.push(word);
      continue;
    }
    const digits = word.replace(/\D/g, '');
    if (isInPhone) {
      joined.push(`${joined.pop() ?? ''}${digits}`);
      continue;
    }
    isInPhone = /^[+(0]/.test(word);
    joined.push(isInPhone ? digits.replace(/^0+(?=\d)/, '') : digits);
  }
  return joined;
}

/** A LIKE pattern that finds `word` anywhere, for `ESCAPE '\'`. */
function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

/** An FTS5 string: only the quote has a meaning inside it. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
