const narrowest = 8;
const widest = 50;
/** Excel's own margin, and the filter's arrow beside a heading. */
const margin = 2;
const filterArrow = 3;

/**
 * Widths in characters, from the headings and the rows seen: wide enough for the longest, from 8 to 50, so that one
 * odd cell does not push the others off the screen.
 */
export function columnWidths(
  headings: readonly string[],
  rows: Iterable<readonly string[]>,
): readonly number[] {
  const longest = headings.map((heading) => textWidth(heading) + filterArrow);
  for (const row of rows) {
    row.forEach((text, column) => {
      longest[column] = Math.max(longest[column] ?? 0, textWidth(text));
    });
  }
  return longest.map((width) => Math.min(widest, Math.max(narrowest, width + margin)));
}

const ascii = /^[\x20-\x7e]*$/;
const fullWidth =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
const noWidth = /[\p{M}\p{Cf}]/u;

/** Columns that the longest line of a text takes: Chinese, Japanese, Korean and emoji two a character, marks none. */
function textWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let longest = 0;
  let width = 0;
  for (const character of text) {
    if (character === '\n') width = 0;
    else if (!noWidth.test(character)) width += fullWidth.test(character) ? 2 : 1;
    longest = Math.max(longest, width);
    if (longest >= widest) break;
  }
  return longest;
}
