import { estimateWidth } from './textWidth.ts';
import { splitWords } from './wrapText.ts';

/** What a text takes, in units of its type size: in one line, and in two. */
export interface CellWidths {
  one: number;
  two: number;
}

/** `staysWhole`: it shall not break, as a date. Nor shall what has no letter in it, as a phone number. */
export function measureCell(text: string, isName: boolean, staysWhole = false): CellWidths {
  const one = estimateWidth(text, 1, isName);
  if (staysWhole || !/\p{L}/u.test(text)) return { one, two: one };
  const widths = splitWords(text, isName).map((word) => estimateWidth(word, 1, isName));
  let two = one;
  let first = 0;
  // The first line up to each word in turn; a word that is wider than both makes both as wide.
  for (const width of widths) {
    first += width;
    two = Math.min(two, Math.max(first, one - first));
  }
  return { one, two };
}

export function widestOf(cells: Iterable<CellWidths>): CellWidths {
  const widest = { one: 0, two: 0 };
  for (const { one, two } of cells) {
    widest.one = Math.max(widest.one, one);
    widest.two = Math.max(widest.two, two);
  }
  return widest;
}
