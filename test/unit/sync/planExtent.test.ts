import { describe, expect, it } from 'vitest';
import type { FeedState } from '#electron/sync/ports/store.ts';
import {
  cursorKeptMs,
  planExtent,
  reconcileAfterMs,
  reconcileUnreadableAfterMs,
} from '#electron/sync/pull/planExtent.ts';
import { instantOf } from '#shared/domain/time.ts';

const nowMs = Date.UTC(2026, 10, 20);
const ago = (ms: number) => instantOf(nowMs - ms);
const usual: FeedState = {
  cursor: 'here',
  movedAt: ago(60_000),
  fullPullAt: ago(60_000),
  isFullPullUnderWay: false,
  hasUnreadable: false,
  rereads: [],
};

describe('how much a pull reads', () => {
  it.each<[string, Partial<FeedState>, ReturnType<typeof planExtent>]>([
    ['a cursor and a full pull not long ago', {}, 'changes'],
    ['right after the full pull', { fullPullAt: ago(0), movedAt: ago(0) }, 'changes'],
    ['no cursor', { cursor: null, movedAt: null }, 'everything'],
    ['no full pull yet', { fullPullAt: null }, 'everything'],
    ['a full pull under way', { isFullPullUnderWay: true }, 'rest'],
    [
      'a full pull under way, and no cursor',
      { isFullPullUnderWay: true, cursor: null, movedAt: null, fullPullAt: null },
      'rest',
    ],
    ['a full pull just not too old', { fullPullAt: ago(reconcileAfterMs - 1) }, 'changes'],
    ['a full pull too old', { fullPullAt: ago(reconcileAfterMs) }, 'everything'],
    ['a full pull in the future: the clock was set back', { fullPullAt: ago(-1) }, 'everything'],
    ['a cursor just not too old', { movedAt: ago(cursorKeptMs - 1) }, 'changes'],
    ['a cursor too old', { movedAt: ago(cursorKeptMs) }, 'everything'],
    ['a cursor from the future: the clock was set back', { movedAt: ago(-1) }, 'everything'],
    [
      'something set aside, and a full pull just not an hour old',
      { hasUnreadable: true, fullPullAt: ago(reconcileUnreadableAfterMs - 1) },
      'changes',
    ],
    [
      'something set aside, and a full pull an hour old',
      { hasUnreadable: true, fullPullAt: ago(reconcileUnreadableAfterMs) },
      'everything',
    ],
    ['groups to be read anyway', { rereads: ['g1'] }, 'changes'],
  ])('%s', (_name, rest, extent) => {
    expect(planExtent({ ...usual, ...rest }, nowMs)).toBe(extent);
  });

  it('is a day, within the 30 days that events are kept', () => {
    expect(reconcileAfterMs).toBe(24 * 3_600_000);
    expect(cursorKeptMs).toBe(25 * 24 * 3_600_000);
  });
});
