import { limits } from '#shared/domain/limits.ts';

const fewestDigits = 6;
const mostDigits = 15;
const letters = new Set([...'0123456789 +()/.-–\u2011']);

/** A text that is a phone number and nothing else, without what says so in front of it; null: it is not one. */
export function readPhone(text: string): string | null {
  const number = text.trim().replace(/^(?:tel|phone|mobile|mobil|handy|fon)\b[.:]*\s*/iu, '');
  if (number.length > limits.phoneLength || isDate(number)) return null;
  for (const character of number) if (!letters.has(character)) return null;
  return hasDigits(number) ? number : null;
}

/** A number at the end of a text, and what stands before it. */
export function splitPhone(text: string): { rest: string; phone: string | null } {
  let start = text.length;
  while (start > 0 && letters.has(text[start - 1] ?? '')) start -= 1;
  const phone = readPhone(text.slice(start).replace(/^[ ./)–-]+/, ''));
  return phone === null ? { rest: text, phone } : { rest: text.slice(0, start), phone };
}

function hasDigits(text: string): boolean {
  const count = text.replace(/\D/g, '').length;
  return count >= fewestDigits && count <= mostDigits;
}

/** A birthday or a day of joining, as spreadsheets write them. */
function isDate(text: string): boolean {
  return /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2}))(?: [\d:]+)?$/.test(
    text,
  );
}
