import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MachineEvent } from '#electron/sync/syncState.ts';
import { beginning, type Driven, fireTimer, step } from '#test/unit/sync/machineDriver.ts';
import { possibleEvents, walkEveryState } from './machineWalk.ts';

// `step` checks P8 and the consistency of the effects after every event.

describe('the machine', () => {
  it('[P8] in every reachable state has an attempt running or scheduled when there is something to send', () => {
    const activities = new Set<string | null>();
    const count = walkEveryState(({ state }) => activities.add(state.activity));
    // Enough of them that the search has really been everywhere.
    expect(count).toBeGreaterThan(1_000);
    expect([...activities].sort()).toEqual(['focus', 'pull', 'push', null].sort());
  });

  it('[P8] comes to a push soon, from wherever it is, even while every pull fails', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 20_000 })), { maxLength: 40, size: 'max' }),
        (choices) => {
          let driven = step(beginning(), {
            kind: 'started',
            outbox: { hasDue: true, nextDueAtMs: null },
          });
          for (const [choice, ms] of choices) {
            const { timerAtMs } = driven.state;
            if (timerAtMs !== null && timerAtMs <= driven.nowMs + ms) driven = fireTimer(driven);
            else driven = { ...driven, nowMs: driven.nowMs + ms };
            const events = possibleEvents(driven).filter(
              (event) =>
                event.kind !== 'stopRequested' &&
                !('outcome' in event && event.outcome.kind === 'updateRequired'),
            );
            const event = events[choice % events.length];
            if (event !== undefined) driven = step(driven, event);
          }
          driven = recover(driven);
          for (let turn = 0; turn < 12; turn += 1) {
            if (driven.state.activity === 'push') return;
            driven = driven.state.activity === null ? fireTimer(driven) : failRead(driven);
          }
          expect(driven.state, 'a push within twelve turns').toMatchObject({ activity: 'push' });
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** Everybody lets it work again, and there is something to send. */
function recover(before: Driven): Driven {
  const events: MachineEvent[] = [
    { kind: 'resumed' },
    { kind: 'credentialsChanged' },
    { kind: 'offlineChosen', offline: false },
    { kind: 'networkChanged', hasNetwork: true },
    { kind: 'editCommitted', outbox: { hasDue: true, nextDueAtMs: null } },
  ];
  return events.reduce((driven, event) => step(driven, event), before);
}

/** Whatever is read fails. */
function failRead(driven: Driven): Driven {
  return step(driven, {
    kind: 'attemptFailed',
    activity: driven.state.activity ?? 'pull',
    outcome: { kind: 'retry', reach: 'request' },
    outbox: { hasDue: true, nextDueAtMs: null },
    needsPull: false,
  });
}
