import assert from 'node:assert/strict';

/*
 * Demands on a history that is being lived through. They throw plain errors, so that the same histories run under vitest
 * and in the long run outside it.
 */

/** Throws with `what` and the difference. Maps and sets compare without order. */
export function mustEqual(actual: unknown, expected: unknown, what: string): void {
  try {
    assert.deepEqual(actual, expected);
  } catch (error) {
    throw new Error(`${what}\n${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Throws with `what` unless it is so. */
export function mustBe(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(what);
}
