import { estimateWidth } from './textWidth.ts';

export interface TextStyle {
  /** In the unit of the widths. */
  fontSize: number;
  /** Bold, and a name of a script without spaces stays whole. */
  isName: boolean;
}

export interface WrappedText {
  lines: string[];
  /** One word alone is wider than a line. */
  hasWideWord: boolean;
}

// A line may end after white space, after a hyphen or an @, and beside a character of a script without spaces.
const unspaced = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}';
const words = new RegExp(
  `[${unspaced}]\\s*|[^\\s${unspaced}@-]*[@-]+\\s*|[^\\s${unspaced}@-]+\\s*`,
  'gu',
);
const nameWords = /[^\s@-]*[@-]+\s*|[^\s@-]+\s*/gu;
const clauses = /[^,،、]*[,،、]+\s*|[^,،、]+/gu;

/** The pieces of a text between which a line may end. */
export function splitWords(text: string, isName: boolean): readonly string[] {
  return text.match(isName ? nameWords : words) ?? [];
}

/** Breaks a text without line ends into lines of at most `width`. Estimates: see `estimateWidth`. */
export function wrapText(text: string, width: number, style: TextStyle): WrappedText {
  return fill(splitWords(text, style.isName), width, style);
}

/** As `wrapText` for a postal address or the like: its own lines stay, and others end at commas where they can. */
export function wrapAddress(text: string, width: number, style: TextStyle): WrappedText {
  const wrapped = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => fill(splitClauses(line, width, style), width, style));
  return {
    lines: wrapped.flatMap(({ lines }) => lines),
    hasWideWord: wrapped.some(({ hasWideWord }) => hasWideWord),
  };
}

function splitClauses(line: string, width: number, style: TextStyle): readonly string[] {
  const found: readonly string[] = line.match(clauses) ?? [];
  return found.flatMap((clause) =>
    widthOf(clause.trimEnd(), style) > width ? splitWords(clause, style.isName) : [clause],
  );
}

function fill(pieces: readonly string[], width: number, style: TextStyle): WrappedText {
  const lines: string[] = [];
  let hasWideWord = false;
  let line = '';
  let lineWidth = 0;
  for (const piece of pieces) {
    const word = piece.trimEnd();
    const wordWidth = widthOf(word, style);
    if (line !== '' && lineWidth + wordWidth > width) {
      lines.push(line.trimEnd());
      line = '';
      lineWidth = 0;
    }
    if (wordWidth > width) hasWideWord = true;
    line += piece;
    lineWidth += wordWidth + widthOf(piece.slice(word.length), style);
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return { lines, hasWideWord };
}

function widthOf(text: string, { fontSize, isName }: TextStyle): number {
  return estimateWidth(text, fontSize, isName);
}
