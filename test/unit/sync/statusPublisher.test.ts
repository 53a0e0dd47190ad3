import { expect, it } from 'vitest';
import { deriveStatus } from '#electron/sync/deriveStatus.ts';
import { createStatusPublisher } from '#electron/sync/statusPublisher.ts';
import { initialState } from '#electron/sync/syncState.ts';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { createManualClock } from '#test/fakes/manualClock.ts';

function publisherOf() {
  const clock = createManualClock();
  const heard: number[] = [];
  const warnings: string[] = [];
  let waiting = 0;
  const current = (): SyncStatus =>
    deriveStatus({
      machine: initialState({ hasNetwork: true, isOfflineByChoice: false }),
      counts: { waiting, parked: 0, conflicts: 0, quarantined: 0, lastPulledAt: null },
      progress: null,
      problem: null,
    });
  const log = { info: () => {}, warn: (event: string) => void warnings.push(event) };
  const publisher = createStatusPublisher(current, clock, log);
  publisher.listen((status) => heard.push(status.waiting));
  const moveTo = (next: number) => {
    waiting = next;
    publisher.publishProgress();
  };
  return { clock, heard, warnings, publisher, moveTo, set: (next: number) => (waiting = next) };
}

it('tells of progress at most every 100 ms, and of the last always', async () => {
  const { clock, heard, moveTo } = publisherOf();
  moveTo(1);
  moveTo(2);
  moveTo(3);
  expect(heard).toEqual([1]);
  await clock.advance(99);
  expect(heard).toEqual([1]);
  await clock.advance(1);
  expect(heard).toEqual([1, 3]);
});

it('tells of what happened at once', () => {
  const { heard, moveTo, publisher, set } = publisherOf();
  moveTo(1);
  set(2);
  publisher.publish();
  expect(heard).toEqual([1, 2]);
});

it('says nothing twice', () => {
  const { heard, publisher } = publisherOf();
  publisher.publish();
  publisher.publish();
  expect(heard).toEqual([0]);
});

it('goes on telling when the wall clock is set back', () => {
  const { clock, heard, moveTo } = publisherOf();
  moveTo(1);
  clock.setWallClock(0);
  moveTo(2);
  expect(heard).toEqual([1, 2]);
});

it('survives a listener that throws, and tells the others', () => {
  const { heard, warnings, publisher, set } = publisherOf();
  const stop = publisher.listen(() => {
    throw new Error('a listener of no use');
  });
  const others: number[] = [];
  publisher.listen((status) => others.push(status.waiting));
  set(7);
  publisher.publish();
  expect([heard, others]).toEqual([[7], [7]]);
  expect(warnings).toEqual(['sync.listenerFailed']);
  stop();
  set(8);
  publisher.publish();
  expect(warnings).toHaveLength(1);
});
