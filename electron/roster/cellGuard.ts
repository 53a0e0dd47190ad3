import { neutraliseFormulas } from './formulaGuard.ts';

/** A spreadsheet cell holds this many UTF-16 units; longer ones make a file that is "repaired" or refused. */
export const cellLength = 32_767;

/**
 * Where the text goes. `typed`: the format itself says that a cell is text (XLSX), so nothing in it is ever computed
 * and it stays as it is, a leading `=` included. `plain`: the reading program guesses what a cell is (CSV), so what
 * could be taken for a formula is neutralised (CWE-1236).
 */
export type CellTarget = 'typed' | 'plain';

/**
 * The one gate for every text that goes into a file: no control characters, nothing XML forbids, whole characters
 * only, `\n` as the only line end, no formula where the target would compute it, no more than a cell holds.
 */
export function guardText(text: string, target: CellTarget): string {
  const clean = cleanText(text);
  return cutText(target === 'plain' ? neutraliseFormulas(clean) : clean);
}

// Line ends of every kind, so that none of them, CR above all, starts a cell anew in the reading program.
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
// Every control character but TAB and LF, and the two code points XML 1.0 forbids beside them.
const forbidden = /[[\p{Cc}--[\t\n]]\ufffe\uffff]/gv;

function cleanText(text: string): string {
  // Half a surrogate pair cannot be written as UTF-8: it becomes U+FFFD, visibly.
  return text.toWellFormed().replace(lineEnds, '\n').replace(forbidden, '');
}

function cutText(text: string): string {
  if (text.length <= cellLength) return text;
  const kept = text.slice(0, cellLength - 1);
  // A cut through a surrogate pair would leave half a character.
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}…`;
}
