/**
 * What a cell is after it went out and came in again, said a second time and on purpose not with the product's own code:
 * whatever differs from the text that went in is written here.
 */

const cellLength = 32_767;

/** What every file does to a text: whole characters, `\n` as the only line end, no control characters, a cell's length. */
export function asWritten(text: string, apostrophes = 0): string {
  const clean = Array.from(
    text
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
      .replace(/\r\n|\r|\v|\f|\u0085|\u2028|\u2029/g, '\n'),
  )
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      const isControl = code < 0x20 || (code >= 0x7f && code <= 0x9f);
      return (
        character === '\t' ||
        character === '\n' ||
        !(isControl || code === 0xfffe || code === 0xffff)
      );
    })
    .join('');
  const room = cellLength - apostrophes;
  if (clean.length <= room) return clean;
  const kept = clean.slice(0, room - 1);
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** What taking in does to a cell: nothing unseen, blanks as blanks, none at the ends. */
export function asTakenIn(cell: string): string {
  return cell
    .replaceAll('\u00a0', ' ')
    .replace(/[\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}

/** A text by way of a workbook, whose cells say that they are text. */
export function throughWorkbook(text: string): string {
  return asTakenIn(asWritten(text));
}

/**
 * A text by way of CSV. The guard's apostrophes go in and out again. One thing cannot be told apart: an apostrophe that
 * was there already, just where the guard puts one (“'=1”), is taken for the guard's.
 */
export function throughCsv(text: string): string {
  const clean = asWritten(text);
  const bare = clean
    .replace(/^'(?=[\t\n])/, '')
    .replace(
      /(^|[,;\t\n])'(?=(?:[^\S\t\n]|[\p{Cf}"])*[=+\-@＝＋－＠﹦﹢﹣﹫\u2212])/gu,
      (found, before: string, place: number) =>
        isSpared(clean.slice(place + found.length), before === '') ? found : before,
    );
  const isCut = clean.length >= cellLength - 1;
  return asTakenIn(isCut ? asWritten(text, /^=/.test(text) ? 1 : 0) : bare);
}

/** Numbers that people write with spaces, and by themselves those of digits only, get no apostrophe: theirs stay. */
function isSpared(rest: string, isFirst: boolean): boolean {
  const end = rest.search(/[,;\t\n]/);
  const part = (end === -1 ? rest : rest.slice(0, end)).replace(/\p{Cf}/gu, '').trim();
  const isWhole = isFirst && end === -1;
  if (/^[-－\u2212]+$/.test(part)) return isWhole;
  const [, number = ''] =
    /^[+＋] ?(\(?\d[\d .()\u00a0\u202f-]*)(?:[ \u00a0](?:ext\.? ?|x ?|#)\d{1,6})?$/i.exec(part) ??
    [];
  const digits = number.replace(/\D/g, '').length;
  if (digits < 5 || digits > 16) return false;
  return /\d\)?[ \u00a0\u202f]+\(?\d/.test(number) || (isWhole && /^\d+$/.test(number));
}

/** Reads the day on which an instant falls somewhere, as taking in shows it; the instant itself before March 1900. */
export function createDayThere(timeZone: string): (instant: string | null | undefined) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone });
  return (instant) => {
    if (!instant) return '';
    const day = format.format(new Date(instant));
    return day >= '1900-03-01' && /^\d{4}-/.test(day) ? day : instant;
  };
}
