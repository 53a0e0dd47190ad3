/** One line of what was pasted that has something on it; a quoted cell may run over several. */
export interface PastedLine {
  /** Counted from 1. */
  line: number;
  /** Without invisible characters, blanks as blanks, tabs kept; line breaks inside a quoted cell as `\n`. */
  content: string;
}

/** A quoted cell that runs on for longer is a quotation mark that somebody forgot. */
const linesPerCell = 10;

/** The lines that have something on them, of a text from any system and program. */
export function readLines(text: string): PastedLine[] {
  const contents = text.split(lineBreak).map(cleanLine);
  const lines: PastedLine[] = [];
  for (let index = 0; index < contents.length; index += 1) {
    const first = contents[index] ?? '';
    if (first.trim() === '') continue;
    const length = isOpen(first) ? lengthOfCell(contents, index) : 1;
    lines.push({ line: index + 1, content: contents.slice(index, index + length).join('\n') });
    index += length - 1;
  }
  return lines;
}

/** A line as it is shown: on one line, with single blanks. */
export function onOneLine(content: string): string {
  return content.replace(/\s+/g, ' ').trim();
}

function cleanLine(line: string): string {
  return line.replace(invisible, '').replace(blank, ' ').replace(quotationMark, '"').trimEnd();
}

/** From the line that opens a quoted cell to the one that closes it; 1 where none does in time. */
function lengthOfCell(contents: readonly string[], first: number): number {
  const cell = contents.slice(first, first + linesPerCell);
  const last = cell.findIndex(
    (_, index) => index > 0 && !isOpen(cell.slice(0, index + 1).join('\n')),
  );
  return last === -1 ? 1 : last + 1;
}

/** Does a cell begin with a quotation mark, and not end? Marks inside a cell mean nothing. */
function isOpen(content: string): boolean {
  let isQuoted = false;
  let isAtStart = true;
  for (const character of content) {
    if (isQuoted) {
      if (character === '"') isQuoted = false;
      continue;
    }
    if (character === '"') isQuoted = isAtStart || isQuoted;
    isAtStart = character === '\t' || character === ';' || character === ',';
  }
  return isQuoted;
}

// A page's or an old Mac's line ends as well.
const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
// Zero-width and direction marks, soft hyphens, the byte order mark; joiners stay, they are part of names.
const invisible =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]|(?!\t)\p{Cc}/gu;
const blank = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
// Word processors' and other languages' marks around a cell or a name; an apostrophe is a letter of it.
const quotationMark = /[“”„‟«»]/gu;
