import { foldedWords } from './fold.ts';

/** FTS5's trigram tokenizer finds nothing shorter, and drops such terms without a word. */
const trigramLength = 3;

export interface SearchTerms {
  words: readonly string[];
  /** LIKE patterns, one per word, for `ESCAPE '\'`. */
  patterns: readonly string[];
  /** The MATCH expression of the words of three characters and more; null when there is none. */
  match: string | null;
  /** Patterns of the words too short for `match`. */
  shortPatterns: readonly string[];
}

/** A text somebody typed, as queries can take it: nothing in it is syntax any more. */
export function searchTerms(text: string): SearchTerms {
  const words = foldedWords(text);
  const long = words.filter((word) => [...word].length >= trigramLength);
  const short = words.filter((word) => [...word].length < trigramLength);
  return {
    words,
    patterns: words.map(likePattern),
    match: long.length === 0 ? null : long.map(quoted).join(' '),
    shortPatterns: short.map(likePattern),
  };
}

/** A LIKE pattern that finds `word` anywhere, for `ESCAPE '\'`. */
function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

/** An FTS5 string: only the quote has a meaning inside it. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
