import Papa from 'papaparse';
import type { PastedLine } from './pastedText.ts';

export type Delimiter = '\t' | ';' | ',';

/** A line taken apart. */
export interface PastedRecord extends PastedLine {
  /** Null: there is only one cell. */
  delimiter: Delimiter | null;
  cells: readonly string[];
}

/**
 * Takes every line apart at the delimiter it has: tabs before semicolons before commas, because cells of a spreadsheet hold
 * the others, and names turned round a comma; `preferred`, that of the heading, where the line has it. Quoted cells are
 * read as a spreadsheet writes them.
 */
export function splitCells(
  lines: readonly PastedLine[],
  preferred: Delimiter | null,
): PastedRecord[] {
  const delimiters = lines.map(({ content }) => delimiterOf(content, preferred));
  const cells = lines.map(({ content }) => [content]);
  for (const delimiter of ['\t', ';', ','] as const) {
    const chosen = [...lines.keys()].filter((index) => delimiters[index] === delimiter);
    const contents = chosen.map((index) => lines[index]?.content ?? '');
    const parsed = parseBlock(contents, delimiter);
    for (const [place, index] of chosen.entries()) cells[index] = parsed[place] ?? [];
  }
  return lines.map((line, index) => ({
    ...line,
    delimiter: delimiters[index] ?? null,
    cells: cells[index] ?? [],
  }));
}

/** Separates what a mail program put into one line, at semicolons or else commas, outside quotes and brackets. */
export function splitList(content: string): { separator: ';' | ','; parts: string[] } {
  const separator = splitAt(content, ';').length > 1 ? ';' : ',';
  return { separator, parts: splitAt(content, separator) };
}

function delimiterOf(content: string, preferred: Delimiter | null): Delimiter | null {
  const order = [...(preferred === null ? [] : [preferred]), '\t', ';', ','] as const;
  return order.find((delimiter) => splitAt(content, delimiter).length > 1) ?? null;
}

function splitAt(content: string, separator: Delimiter): string[] {
  if (!content.includes(separator)) return [content];
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  // A mark that is never closed quotes nothing.
  const lastMark = content.lastIndexOf('"');
  for (let index = 0; index < content.length; index += 1) {
    const character = content[index];
    if (character === '"') isQuoted = !isQuoted && index < lastMark;
    if (character !== separator || isQuoted) continue;
    parts.push(content.slice(start, index));
    start = index + 1;
  }
  return [...parts, content.slice(start)];
}

/** One row of cells for each of the lines. */
function parseBlock(contents: readonly string[], delimiter: Delimiter): string[][] {
  if (contents.length === 0) return [];
  const isWellFormed = (content: string) =>
    !content.includes('"') || hasWholeQuotes(content, delimiter);
  // What papaparse would read on from into the next lines never reaches it.
  const block = contents.map((content) => (isWellFormed(content) ? content : ''));
  const { data } = Papa.parse<string[]>(block.join('\n'), { delimiter, newline: '\n' });
  return contents.map((content, index) => {
    const cells = isWellFormed(content) ? data[index] : undefined;
    return cells ?? splitAt(content, delimiter);
  });
}

/** Every quoted cell ends at a delimiter or at the end of the line, as in a file of cells. */
function hasWholeQuotes(content: string, delimiter: Delimiter): boolean {
  let index = 0;
  while (index < content.length) {
    if (content[index] === '"') {
      index += 1;
      while (content[index] !== '"' || content[index + 1] === '"') {
        if (index >= content.length) return false;
        index += content[index] === '"' ? 2 : 1;
      }
      index += 1;
      if (index < content.length && content[index] !== delimiter) return false;
    } else {
      const next = content.indexOf(delimiter, index);
      const cell = content.slice(index, next === -1 ? undefined : next);
      // A line break belongs into a quoted cell only.
      if (cell.includes('\n')) return false;
      index = next === -1 ? content.length : next;
    }
    index += 1;
  }
  return true;
}
