import { serialDay } from '../../calendarDate.ts';
import type { Cell } from '../../cell.ts';
import { guardText } from '../../cellGuard.ts';
import { styleIndex } from './styles.ts';
import { escapeCellText } from './xml.ts';

/** A row from column A on; `letters` are those of its columns. Empty cells are left out. */
export function rowXml(
  number: number,
  letters: readonly string[],
  cells: readonly Cell[],
  textStyle: 'heading' | 'text' = 'text',
): string {
  let text = `<row r="${number}">`;
  cells.forEach((cell, index) => {
    if (cell === null || cell === '') return;
    text += cellXml(`${letters[index]}${number}`, cell, textStyle);
  });
  return `${text}</row>`;
}

/** One cell; nothing where the guard leaves nothing of its text. */
export function cellXml(
  place: string,
  cell: Exclude<Cell, null>,
  textStyle: 'heading' | 'text',
): string {
  if (typeof cell === 'number')
    return `<c r="${place}" s="${styleIndex.number}"><v>${cell}</v></c>`;
  if (typeof cell !== 'string') {
    return `<c r="${place}" s="${styleIndex.date}"><v>${serialDay(cell)}</v></c>`;
  }
  const guarded = escapeCellText(guardText(cell, 'typed'));
  if (guarded === '') return '';
  return `<c r="${place}" s="${styleIndex[textStyle]}" t="inlineStr"><is><t xml:space="preserve">${guarded}</t></is></c>`;
}

/** A, B, … Z, AA, … for 0, 1, … */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
