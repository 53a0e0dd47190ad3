/**
 * CSV has no types: a program that opens it computes what looks like a formula. The rule, after CWE-1236 and OWASP's
 * page on CSV injection:
 *
 * 1. A cell whose first visible character is one of `= + - @`, or a full-width or small form of them, gets an
 *    apostrophe in front. White space, invisible characters and quotation marks before it do not hide it. A cell that
 *    starts with TAB or a line end gets one as well.
 * 2. The same goes for what follows a `,` `;` TAB or line end inside the text: a program that expects another
 *    separator than the file's starts a new cell there.
 * 3. Spared, because no program computes them: international phone numbers written with spaces; and where it is the
 *    whole cell, a phone number of digits only or a placeholder of hyphens (`-`, `--`).
 *
 * Not covered: a reader that expects another separator than the file's takes a line's first cells for one; what a
 * spared phone number of digits only then turns into depends on its neighbour.
 */
export function neutraliseFormulas(text: string): string {
  if (!trigger.test(text) && !blankStart.test(text)) return text;
  const guarded = text.replace(
    cellStart,
    (found: string, separator: string, rest: string, offset: number) => {
      const start = offset + separator.length;
      return isHarmless(segmentAt(text, start), text) ? found : `${separator}'${rest}`;
    },
  );
  return blankStart.test(guarded) ? `'${guarded}` : guarded;
}

/**
 * A text as it was before `neutraliseFormulas`: the apostrophes that it puts there are taken away, others stay, also the
 * one of “'t Hooft”. Only one that stood just there before (“'=1”) cannot be told from them.
 */
export function restoreFormulas(text: string): string {
  if (!text.includes("'")) return text;
  const bare = /^'[\t\n]/.test(text) ? text.slice(1) : text;
  return bare.replace(guardedStart, (found: string, separator: string, offset: number) => {
    const start = offset + found.length;
    const before = separator === '' ? bare.slice(start) : bare;
    return isHarmless(segmentAt(bare, start), before) ? found : separator;
  });
}

// Typed out rather than normalised: NFKC would change far more than these. U+2212 is the minus sign proper.
const triggers = '=+\\-@＝＋－＠﹦﹢﹣﹫\u2212';
const trigger = new RegExp(`[${triggers}]`);
const blankStart = /^[\t\n]/;
// The blanks leave out TAB and LF, which start a cell themselves: so no stretch of text is looked at twice.
// And one set, not a choice of two: U+FEFF is in both, and each of them would be tried both ways.
const formulaStart = `[[\\s\\p{Cf}"]--[\\t\\n]]*[${triggers}]`;
const cellStart = new RegExp(`(^|[,;\\t\\n])(${formulaStart})`, 'gv');
const guardedStart = new RegExp(`(^|[,;\\t\\n])'(?=${formulaStart})`, 'gv');

function segmentAt(text: string, start: number): string {
  const length = text.slice(start).search(/[,;\t\n]/);
  return length < 0 ? text.slice(start) : text.slice(start, start + length);
}

// Pasted phone numbers often carry direction marks; they change nothing about what a program makes of the rest.
const invisible = /\p{Cf}/gu;
const placeholder = /^[-－\u2212]+$/;
const phoneShape = /^[+＋] ?(\(?\d[\d .()\u00a0\u202f-]*)(?:[ \u00a0](?:ext\.? ?|x ?|#)\d{1,6})?$/i;
const digitsOnly = /^\d+$/;
const spaceBetweenDigits = /\d\)?[ \u00a0\u202f]+\(?\d/;

/**
 * A phone number: `+`, 5 to 16 digits (E.164's 15 and a `(0)`) with spaces, dots, hyphens and brackets between them,
 * an extension behind. A space between two digits makes it nonsense as a formula, whatever follows in the cell.
 * Without one it would be computed together with what follows, or by itself: `+1-212-555-0100` comes out as -866, so
 * that is no exception and gets its apostrophe.
 */
function isHarmless(segment: string, text: string): boolean {
  const shown = segment.replace(invisible, '').trim();
  const isWholeCell = segment.length === text.length;
  if (placeholder.test(shown)) return isWholeCell;
  const number = phoneShape.exec(shown)?.[1];
  if (number === undefined) return false;
  const digits = number.replace(/\D/g, '').length;
  if (digits < 5 || digits > 16) return false;
  return spaceBetweenDigits.test(number) || (isWholeCell && digitsOnly.test(number));
}
