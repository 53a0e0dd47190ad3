import type { RawRow } from './tolerantTable.ts';

/** What a damaged row holds is looked at before it is believed. Each throws TypeError where it is something else. */

export function textIn(row: RawRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`${column} is no text.`);
  return value;
}

export function textOrNullIn(row: RawRow, column: string): string | null {
  return (row[column] ?? null) === null ? null : textIn(row, column);
}

export function integerIn(row: RawRow, column: string): number {
  const value = row[column];
  if (!Number.isSafeInteger(value)) throw new TypeError(`${column} is no whole number.`);
  return Number(value);
}

export function integerOrNullIn(row: RawRow, column: string): number | null {
  return (row[column] ?? null) === null ? null : integerIn(row, column);
}

/** An instant as the file holds it, in milliseconds; one that JavaScript has too. */
export function instantIn(row: RawRow, column: string): number {
  const unixMs = integerIn(row, column);
  if (Number.isNaN(new Date(unixMs).getTime())) throw new TypeError(`${column} is no instant.`);
  return unixMs;
}

export function instantOrNullIn(row: RawRow, column: string): number | null {
  return (row[column] ?? null) === null ? null : instantIn(row, column);
}

export function flagIn(row: RawRow, column: string): boolean {
  const value = integerIn(row, column);
  if (value !== 0 && value !== 1) throw new TypeError(`${column} is no flag.`);
  return value === 1;
}

export function oneOf<Value extends string>(
  row: RawRow,
  column: string,
  values: readonly Value[],
): Value {
  const value = textIn(row, column);
  const found = values.find((known) => known === value);
  if (found === undefined) throw new TypeError(`${column} is nothing known.`);
  return found;
}

/** Null instead of what `decode` throws. */
export function attempt<Value>(decode: () => Value): Value | null {
  try {
    return decode();
  } catch {
    return null;
  }
}
