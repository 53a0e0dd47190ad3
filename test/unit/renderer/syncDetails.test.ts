import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { instantOf } from '#shared/domain/time.ts';
import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import {
  cycleCells,
  cycleHeadings,
  cyclesText,
  wordOutcome,
  wordWork,
} from '../../../renderer/features/sync/cycleWording.ts';
import { factsOf } from '../../../renderer/features/sync/statusFacts.ts';
import { createDateFormats } from '../../../renderer/ui/dates.ts';
import { wordAge, wordCountdown, wordDuration } from '../../../renderer/ui/durations.ts';
import { formatKilobytes, wordSize } from '../../../renderer/ui/sizes.ts';

const now = new Date('2026-11-20T14:05:00.000Z');
const formats = createDateFormats('en-GB', 'UTC');
const at = (seconds: number) => instantOf(now.getTime() + seconds * 1000);

describe('ages and countdowns', () => {
  it('say how long ago something was, never longer than it was', () => {
    expect([-5, -59, -60, -200, -3599].map((seconds) => wordAge(at(seconds), now))).toEqual([
      'just now',
      'just now',
      '1 minute ago',
      '3 minutes ago',
      '59 minutes ago',
    ]);
    expect(wordAge(at(-2 * 3600 - 60), now)).toBe('2 hours ago');
    expect(wordAge(at(-3 * 86_400), now)).toBe('3 days ago');
  });

  it('say when something will be, never sooner than it is', () => {
    expect([-3, 0, 0.2, 40, 60, 61, 3600, 3601].map((s) => wordCountdown(at(s), now))).toEqual([
      'now',
      'now',
      'in 1 second',
      'in 40 seconds',
      'in 60 seconds',
      'in 2 minutes',
      'in 60 minutes',
      'in 2 hours',
    ]);
  });

  it('say how long something took', () => {
    expect([0, 180, 9_940, 30_012, 74_200].map(wordDuration)).toEqual([
      '0.1 s',
      '0.2 s',
      '9.9 s',
      '30 s',
      '1 min 14 s',
    ]);
  });
});

describe('sizes', () => {
  it('are kilobytes that never make something out to be nothing', () => {
    expect([0, 3, 1840, 12_340, 2_184_000].map(formatKilobytes)).toEqual([
      '0',
      '0.1',
      '1.8',
      '12.3',
      '2,184',
    ]);
    expect([61_440, 4_730_880].map(wordSize)).toEqual(['61.4 KB', '4.7 MB']);
  });
});

describe('the details of the status', () => {
  const quiet: SyncStatus = {
    phase: 'upToDate',
    isOfflineByChoice: false,
    waiting: 0,
    parked: 0,
    conflicts: 0,
    quarantined: 0,
    progress: null,
    lastSuccessAt: at(-190),
    nextAttemptAt: at(42),
    problem: null,
  };

  it('tell the age of the last success, the next attempt and what waits', () => {
    expect(factsOf(quiet, now)).toEqual([
      ['In step', '3 minutes ago'],
      ['Next sync', 'in 42 seconds'],
      ['Waiting to be sent', '0'],
    ]);
  });

  it('count each thing that is open, and call a retry a retry', () => {
    const status = { ...quiet, phase: 'backingOff', waiting: 3, parked: 1, conflicts: 2 } as const;
    expect(factsOf({ ...status, quarantined: 4, lastSuccessAt: null }, now)).toEqual([
      ['In step', 'never so far'],
      ['Next try', 'in 42 seconds'],
      ['Waiting to be sent', '3'],
      ['Conflicts to settle', '2'],
      ['Refused or to check', '1'],
      ['Not understood, set aside', '4'],
    ]);
  });
});

describe('the sync log', () => {
  const cycle: CycleRecord = {
    startedAt: at(-60),
    durationMs: 412,
    kind: 'pull',
    outcome: 'done',
    requests: 3,
    bytesSent: 120,
    bytesReceived: 15_300,
    people: 0,
    groups: 0,
    memberships: 0,
    editsSent: 0,
  };

  it('says what was fetched or sent', () => {
    expect(wordWork(cycle)).toBe('Fetched nothing new');
    expect(wordWork({ ...cycle, groups: 1, people: 240 })).toBe('Fetched 1 group and 240 people');
    expect(wordWork({ ...cycle, outcome: 'network' })).toBe('Fetching');
    const changes = { ...cycle, isIncremental: true };
    expect(wordWork(changes)).toBe('Fetched changes: none');
    expect(wordWork({ ...changes, groups: 2 })).toBe('Fetched changes: 2 groups');
    expect(wordWork({ ...changes, outcome: 'network' })).toBe('Fetching changes');
    const push = { ...cycle, kind: 'push' } as const;
    expect(wordWork({ ...push, editsSent: 2 })).toBe('Sent 2 edits');
    expect(wordWork({ ...push, outcome: 'http 503' })).toBe('Sending');
  });

  it('words every outcome without its code, and shows an unknown one as it is', () => {
    const ends = 'done network timeout unreadable unknownOutcome signedOut pauseProvider retry';
    for (const outcome of [...ends.split(' '), 'http 400', 'http 503', 'http unknown']) {
      expect(wordOutcome(outcome)).toMatch(/^[A-Z][a-z]/);
      expect(wordOutcome(outcome)).not.toMatch(/\d/);
    }
    expect(wordOutcome('http 502')).toBe('The server had trouble of its own');
    expect(wordOutcome('http 422')).toBe('The server refused');
    expect(wordOutcome('something new')).toBe('something new');
  });

  it('has a cell for every heading, in the table and in the text that is copied', () => {
    expect(cycleCells(cycle, formats, now)).toHaveLength(cycleHeadings.length);
    const [head, line] = cyclesText([{ ...cycle, outcome: 'http 429' }]).split('\n');
    expect(head?.split('\t')).toEqual([...cycleHeadings]);
    expect(line?.split('\t')).toEqual([
      cycle.startedAt,
      'Fetching',
      'The server asked to wait (http 429)',
      '3',
      '0.12',
      '15.3',
      '0.4 s',
    ]);
  });
});
