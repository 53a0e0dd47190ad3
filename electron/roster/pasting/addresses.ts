import { limits } from '#shared/domain/limits.ts';
import { isEmail } from '#shared/domain/newPerson.ts';

/** An e-mail address in a text, and where it stands, with what belongs to it: brackets, `mailto:`. */
export interface FoundAddress {
  email: string;
  start: number;
  end: number;
}

const ends = new Set([...' \t\n<>()[]{}",;:|\\/=?&!']);
const brackets: Readonly<Record<string, string>> = { '<': '>', '(': ')', '[': ']' };

/** The e-mail addresses of a text, in order. Reads it once from front to back. */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', from)) {
    const start = startOf(text, at, from);
    const end = endOf(text, at);
    const isShort = end - start <= limits.emailLength;
    const email = isShort ? text.slice(start, end).replace(/^['.]+|['.]+$/g, '') : '';
    if (isEmail(email)) {
      found.push(widened(text, { email, start, end }, from));
    }
    from = Math.max(end, at + 1);
  }
  return found;
}

/**
 * The address in a cell that is said to hold one; null: there is none. Where the cell is an address from end to end it is
 * that one: “a&b@example.org” and “sales/eu@example.org” are somebody's, and their last words somebody else's.
 */
export function addressInCell(cell: string): string | null {
  const text = cell.trim();
  if (text.length <= limits.emailLength && wholeAddress.test(text) && isEmail(text)) return text;
  return findAddresses(cell)[0]?.email ?? null;
}

/** RFC 5322, 3.2.3, and letters of every country; a mark of quotation or a full stop in front is none of it. */
const wholeAddress = /^(?!['.])[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]+@[\p{L}\p{M}\p{N}.-]+$/u;

function startOf(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && !ends.has(text[start - 1] ?? ' ')) start -= 1;
  return start;
}

function endOf(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text[end] !== '@' && !ends.has(text[end] ?? ' ')) end += 1;
  return end;
}

function widened(text: string, { email, start, end }: FoundAddress, from: number): FoundAddress {
  let [first, last] = [start, end];
  const scheme = text.slice(Math.max(from, first - 7), first).toLowerCase();
  if (scheme === 'mailto:') {
    first -= 7;
    // "mailto:ada@example.org?subject=Hello"
    if (text[last] === '?')
      while (last < text.length && !/[\s<>()[\]",;]/.test(text[last] ?? ' ')) last += 1;
  }
  while (first > from && brackets[text[first - 1] ?? ''] === text[last] && last < text.length) {
    first -= 1;
    last += 1;
  }
  return { email, start: first, end: last };
}
