import { describe, expect, it } from 'vitest';
import {
  alignToClock,
  decideRequest,
  everythingBlocked,
  type RateBudget,
  requestEnded,
  requestNotSent,
  requestSent,
  untouchedBudget,
} from '#electron/remotes/rateBudget.ts';
import type { Quota } from '#electron/remotes/waitHint.ts';

const read = 'GET /usergroups/{id}';
const write = 'PUT /usergroups/{id}';
const now = 1_000_000;
const window = 2_000;
const minute = 60_000;
const hour = 60 * minute;

type Step = (budget: RateBudget) => RateBudget;
const sent: Step = (budget) => requestSent(budget, read);
const answered =
  (quota: Partial<Quota> | null, atMs = now): Step =>
  (budget) => {
    const told = { limit: 10, remaining: 5, window, waitMs: minute, ...quota };
    return requestEnded(budget, read, quota && told, atMs);
  };
const blocked =
  (waitMs: number, atMs = now): Step =>
  (budget) =>
    everythingBlocked(budget, waitMs, atMs);
const having = (...steps: Step[]) => steps.reduce((budget, step) => step(budget), untouchedBudget);
const asked = (remaining: number): Step[] => [sent, answered({ remaining })];

const send = { kind: 'send' };
const wait = { kind: 'wait' };
const refuse = (retryAfterMs: number) => ({ kind: 'refuse', retryAfterMs });

describe('a request', () => {
  it.each<[string, Step[], object]>([
    ['is the first of all', [], send],
    ['comes while the first is under way, which will tell', [sent], wait],
    ['follows one that told of no budget', [sent, answered(null)], send],
    ['follows many that told of none', [sent, answered(null), sent, sent, sent], send],
    ['has budget left', asked(1), send],
    ['has what is left taken by one under way', [...asked(1), sent], wait],
    ['has more left than is under way', [...asked(3), sent, sent], send],
    ['finds nothing left', asked(0), refuse(minute)],
    [
      'follows one whose answer was lost: it may count',
      [...asked(1), sent, answered(null)],
      refuse(minute),
    ],
    [
      'follows answers in the wrong order: the lowest counts',
      [...asked(4), sent, sent, answered({ remaining: 2 }), answered({ remaining: 3 }), sent, sent],
      wait,
    ],
    [
      'follows a late answer of the window before',
      [sent, answered({ remaining: 0, window }), answered({ remaining: 9, window: window - 60 })],
      refuse(minute),
    ],
    [
      'follows the first answer of the next window',
      [...asked(0), answered({ remaining: 7, window: window + 60 })],
      send,
    ],
    ['comes after somebody else used the budget up', [...asked(9), ...asked(0)], refuse(minute)],
    ['comes after a 429 somewhere else', [blocked(7_000)], refuse(7_000)],
    ['comes after a 429 with its own budget left', [...asked(5), blocked(7_000)], refuse(7_000)],
    [
      'comes after two 429: the longer wait counts',
      [blocked(9_000), blocked(2_000)],
      refuse(9_000),
    ],
  ])('that %s', (_name, steps, decision) => {
    expect(decideRequest(having(...steps), read, now)).toEqual(decision);
  });

  it('is not held up by another endpoint', () => {
    expect(decideRequest(having(...asked(0)), write, now)).toEqual(send);
    expect(decideRequest(having(sent), write, now)).toEqual(send);
  });

  it('that was never sent is not counted', () => {
    const given = requestNotSent(having(...asked(1), sent), read);
    expect(decideRequest(given, read, now)).toEqual(send);
  });
});

describe('time', () => {
  it('brings the exact rest of the wait', () => {
    const empty = having(...asked(0));
    expect(decideRequest(empty, read, now + 20_000)).toEqual(refuse(40_000));
    expect(decideRequest(empty, read, now + minute - 1)).toEqual(refuse(1));
    expect(decideRequest(empty, read, now + minute)).toEqual(send);
    expect(decideRequest(having(blocked(5_000)), read, now + 5_000)).toEqual(send);
  });

  it('brings a whole window’s budget, and no more than that', () => {
    let budget = having(sent, answered({ limit: 2, remaining: 0 }));
    for (const decision of [send, send, wait]) {
      expect(decideRequest(budget, read, now + minute)).toEqual(decision);
      budget = requestSent(budget, read);
    }
  });

  it('brings one request that tells where the limit is not known', () => {
    const budget = having(sent, answered({ limit: null, remaining: 0 }));
    expect(decideRequest(budget, read, now + minute)).toEqual(send);
    expect(decideRequest(requestSent(budget, read), read, now + minute)).toEqual(wait);
  });

  it('does not bring it while the server says that the window has not ended', () => {
    const late = answered({ remaining: 0, waitMs: 1_000 }, now + minute);
    expect(decideRequest(having(...asked(0), sent, late), read, now + minute)).toEqual(
      refuse(1_000),
    );
  });

  it('set back lasts no longer than the wait did', () => {
    const budget = having(...asked(0), blocked(5_000));
    const back = alignToClock(budget, now - 24 * hour);
    expect(decideRequest(back, read, now - 24 * hour)).toEqual(refuse(5_000));
    expect(decideRequest(back, read, now - 24 * hour + 5_000)).toEqual(refuse(minute - 5_000));
    expect(decideRequest(back, read, now - 24 * hour + minute)).toEqual(send);
  });

  it('that goes on as it should is not touched', () => {
    const budget = having(...asked(0), blocked(5_000));
    expect(alignToClock(budget, now + 1_000)).toEqual(budget);
  });
});
