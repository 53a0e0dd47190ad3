import type { FakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import type { ManualClock } from '#test/fakes/manualClock.ts';
import type { FeedStep } from './steps.ts';

const longerThanReconcilingMs = 25 * 3_600_000;

/** What a step does to the server; a day passes on a laptop. */
export function happenThere(
  server: FakeGroupsServer,
  step: Exclude<FeedStep, { kind: 'nextDay' }>,
): void {
  if (step.kind === 'person') {
    if (step.isThere) server.admit(step.memberKey, `Person ${step.memberKey}`);
    else server.dismiss(step.memberKey);
    return;
  }
  if (step.fault === 'expire') server.feed.expire();
  else server.feed.disturb(step.fault, step.times);
}

/** The laptop sleeps for a day: what the feed never told of is found by the full pull that is due. */
export function sleepForADay(clock: Pick<ManualClock, 'nowMs' | 'setWallClock'>): void {
  clock.setWallClock(clock.nowMs() + longerThanReconcilingMs);
}
