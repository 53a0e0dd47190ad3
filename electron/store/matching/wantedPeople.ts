import type { PastedRow } from '#shared/domain/pastedPeople.ts';
import { fold } from '../text/fold.ts';
import { digitsOf } from '../text/personText.ts';

/** A pasted line as it was read, before anybody is looked for. */
export type PastedLine = Omit<PastedRow, 'outcome' | 'candidates'>;

/** What a line is looked for by; null where it does not say. */
export interface WantedPerson {
  email: string | null;
  name: string | null;
  /** The name with its first or last word at the other end, or with what stands before a comma behind it. */
  turned: readonly string[];
  phone: string | null;
}

export function wantedPerson({ email, name, phone }: PastedLine): WantedPerson {
  const key = name === null ? '' : nameKey(fold(name));
  const digits = phone === null ? '' : phoneKey(digitsOf(phone));
  return {
    email: email === null ? null : fold(email),
    name: key === '' ? null : key,
    turned: turnedNames(key),
    phone: digits === '' ? null : digits,
  };
}

/** A folded name as names are compared: whatever apostrophe the keyboard had. */
export function nameKey(folded: string): string {
  return folded.replace(/[’‘ʼʹ′`]/g, "'");
}

/** Without the zeros of a trunk or exit code, which say the same as none. */
export function phoneKey(digits: string): string {
  return digits.replace(/^0+/, '');
}

/** The shortest number that is one without its area or country code. */
export const localDigits = 7;

/** Is it one number, told with and without the code of its area or country? */
export function isSamePhone(one: string, other: string): boolean {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < localDigits) return false;
  return one.endsWith(other) || other.endsWith(one);
}

function turnedNames(key: string): string[] {
  const words = key.split(' ');
  if (words.length < 2) return [];
  const [before = '', after = '', ...others] = key.split(', ');
  const commaTurned = after !== '' && others.length === 0 ? [`${after} ${before}`] : [];
  const lastFirst = [...words.slice(-1), ...words.slice(0, -1)].join(' ');
  const firstLast = [...words.slice(1), ...words.slice(0, 1)].join(' ');
  return [...new Set([...commaTurned, lastFirst, firstLast])].filter((turned) => turned !== key);
}
