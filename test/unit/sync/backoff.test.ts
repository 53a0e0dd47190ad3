import { expect, it } from 'vitest';
import { backoffDelayMs } from '#electron/sync/backoff.ts';

const almostOne = 1 - Number.EPSILON;

it.each([
  [1, 999],
  [2, 1_999],
  [3, 3_999],
  [4, 7_999],
  [5, 15_999],
  [6, 31_999],
  [7, 59_999],
  [8, 59_999],
  [5_000, 59_999],
])('after failure %i, waits up to %i ms: attempts are not a budget', (failures, longest) => {
  expect(backoffDelayMs(failures, almostOne)).toBe(longest);
});

it('spreads over the whole range, so that machines that failed together come back apart', () => {
  expect(backoffDelayMs(7, 0.25)).toBe(15_000);
  expect(backoffDelayMs(7, 0.5)).toBe(30_000);
});

it('never asks again at once', () => {
  expect(backoffDelayMs(1, 0)).toBe(100);
  expect(backoffDelayMs(100, 0)).toBe(100);
});
