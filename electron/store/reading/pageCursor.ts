import { MusterError } from '#shared/ipc/errors.ts';

/** A cursor that counts: where the next page begins. Throws MusterError `invalidRequest` for any other text. */
export function offsetOf(cursor: string | null): number {
  if (cursor === null) return 0;
  if (!/^[0-9]{1,9}$/.test(cursor)) throw badCursor();
  return Number(cursor);
}

/** The cursor after a page of `count` rows from `offset`; null when it was the last. */
export function cursorAfter(offset: number, count: number, total: number): string | null {
  const next = offset + count;
  return count > 0 && next < total ? String(next) : null;
}

export function badCursor(): MusterError {
  return new MusterError('invalidRequest', 'This place in the list is not known. Start again.');
}
