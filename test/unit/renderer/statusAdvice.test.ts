import { describe, expect, it } from 'vitest';
import { type SyncStatus, syncPhaseSchema, syncStatusSchema } from '#shared/domain/syncStatus.ts';
import { instantOf } from '#shared/domain/time.ts';
import {
  isWorthTelling,
  settledStatus,
  type ToldStatus,
} from '../../../renderer/features/sync/announcement.ts';
import { adviseOn, wordAction } from '../../../renderer/features/sync/statusAdvice.ts';
import { createDateFormats } from '../../../renderer/ui/dates.ts';
import { quietStatus as quiet } from './quietStatus.ts';

const formats = createDateFormats('en-GB', 'UTC');
const now = new Date('2026-11-20T14:05:00.000Z');
const problemKinds = syncStatusSchema.shape.problem.unwrap().shape.kind.options;
type Kind = (typeof problemKinds)[number];
const problemOf = (kind: Kind) => ({ kind, status: null, serverMessage: null });
const advise = (fields: Partial<SyncStatus>) => {
  const { sentence, action } = adviseOn({ ...quiet, ...fields }, formats, now);
  return `${sentence} [${action === null ? '' : wordAction(action)}]`;
};
const nextAttemptAt = instantOf(Date.parse('2026-11-20T14:09:00.000Z'));

describe('the one sentence and the one button of a status', () => {
  it.each<[string, Partial<SyncStatus>]>([
    [
      'You work offline: 12 changes are kept here until you go online. [Go online]',
      { phase: 'offline', isOfflineByChoice: true, waiting: 12 },
    ],
    [
      'The server cannot be reached: 1 change is kept here, and Muster goes on trying. [Try now]',
      { phase: 'offline', waiting: 1, problem: problemOf('network') },
    ],
    [
      'The server no longer accepts the credentials: 3 changes are kept here until you sign in again. [Sign in again…]',
      { phase: 'signedOut', waiting: 3, problem: problemOf('signedOut') },
    ],
    [
      'Muster has no credentials for this run: your edits are kept here until you sign in. [Sign in again…]',
      { phase: 'signedOut', problem: problemOf('noCredentials') },
    ],
    [
      'The server asked Muster to wait: 4 changes are kept here, and Muster tries again at 14:09. [Show the sync log…]',
      { phase: 'backingOff', waiting: 4, problem: problemOf('rateLimited'), nextAttemptAt },
    ],
    [
      'The server has trouble of its own: your edits are kept here, and Muster tries again at 14:09. [Try now]',
      { phase: 'backingOff', problem: problemOf('server'), nextAttemptAt },
    ],
    [
      'The server took too long to answer: your edits are kept here, and Muster goes on trying. [Try now]',
      { phase: 'backingOff', problem: problemOf('timeout') },
    ],
    [
      'The server answered with something Muster does not understand. [Check the connection…]',
      { phase: 'backingOff', problem: problemOf('unreadable') },
    ],
    [
      'The server asks for a newer Muster: 2 changes are kept here until it is installed. [Show this version]',
      { phase: 'updateRequired', waiting: 2 },
    ],
    [
      '3 entries from the server could not be read; the rest is here. [Show which]',
      { phase: 'needsAttention', quarantined: 3 },
    ],
    [
      '2 changes wait for your decision; nothing else is held up. [Show the changes]',
      { phase: 'needsAttention', parked: 1, conflicts: 1, quarantined: 3 },
    ],
    [
      'Nothing is sent or fetched until you resume: 5 changes are kept here. [Resume]',
      { phase: 'paused', waiting: 5 },
    ],
    ['1 change is sent next. [Show the changes]', { phase: 'waiting', waiting: 1 }],
    ['Everything you changed is on the server. []', { phase: 'upToDate' }],
  ])('%s', (words, fields) => {
    expect(advise(fields)).toBe(words);
  });

  it('is one sentence for every phase with every problem, and never claims [P7] that all is sent when it is not', () => {
    for (const phase of syncPhaseSchema.options) {
      for (const kind of [null, ...problemKinds]) {
        const problem = kind === null ? null : problemOf(kind);
        const { sentence } = adviseOn({ ...quiet, phase, problem, waiting: 2 }, formats, now);
        expect(sentence, `${phase} ${kind}`).toMatch(/^[A-Z0-9][^.]*\.$/);
        expect(sentence, `${phase} ${kind}`).not.toMatch(/null|undefined/);
        if (phase !== 'upToDate') expect(sentence).not.toMatch(/Everything/);
      }
    }
  });

  it('has a button wherever something stands still', () => {
    const moving = new Set(['upToDate', 'pulling', 'pushing', 'neverSynced', 'stopping']);
    for (const phase of syncPhaseSchema.options.filter((one) => !moving.has(one))) {
      for (const kind of problemKinds) {
        const { action } = adviseOn({ ...quiet, phase, problem: problemOf(kind) }, formats, now);
        expect(action, `${phase} ${kind}`).not.toBeNull();
      }
    }
  });

  it('shows a problem that a later phase still has', () => {
    const problem = problemOf('unreadable');
    expect(advise({ phase: 'waiting', waiting: 1, problem })).toMatch(/does not understand/);
  });
});

describe('what is told to somebody who listens', () => {
  const tell = (...statuses: Partial<SyncStatus>[]) => {
    let before: ToldStatus | null = null;
    const told: string[] = [];
    for (const fields of statuses) {
      const settled = settledStatus({ ...quiet, ...fields });
      if (settled === null) continue;
      if (isWorthTelling(before, settled)) told.push(settled.phase);
      before = settled;
    }
    return told;
  };

  it('is no routine sync, no edit on its way and no step of a count', () => {
    expect(
      tell(
        { phase: 'upToDate' },
        { phase: 'waiting', waiting: 1 },
        { phase: 'pushing', waiting: 1 },
        { phase: 'pulling' },
        { phase: 'upToDate' },
        { phase: 'pulling' },
        { phase: 'upToDate' },
      ),
    ).toEqual([]);
  });

  it('is trouble, and its end', () => {
    expect(
      tell(
        { phase: 'upToDate' },
        { phase: 'offline' },
        { phase: 'offline', waiting: 3 },
        { phase: 'pushing', waiting: 3 },
        { phase: 'upToDate' },
        { phase: 'signedOut' },
      ),
    ).toEqual(['offline', 'upToDate', 'signedOut']);
  });

  it('is one more that needs the user, not one less', () => {
    const needs = (conflicts: number) => ({ phase: 'needsAttention', conflicts }) as const;
    expect(tell(needs(1), needs(2), needs(1), { phase: 'pulling' }, needs(1))).toEqual([
      'needsAttention',
    ]);
  });

  it('is not the first status of all: the window has just opened', () => {
    expect(tell({ phase: 'offline' })).toEqual([]);
  });
});
