import { describe, expect, it } from 'vitest';
import { type SyncStatus, syncPhaseSchema } from '#shared/domain/syncStatus.ts';
import { instantOf } from '#shared/domain/time.ts';
import { wordStatus } from '../../../renderer/features/sync/statusWording.ts';
import { createDateFormats } from '../../../renderer/ui/dates.ts';
import { quietStatus } from './quietStatus.ts';

const formats = createDateFormats('en-GB', 'UTC');
const now = new Date('2026-11-20T14:05:00.000Z');
const quiet: SyncStatus = {
  ...quietStatus,
  lastSuccessAt: instantOf(Date.parse('2026-11-20T14:02:00.000Z')),
};
const words = (fields: Partial<SyncStatus>) => wordStatus({ ...quiet, ...fields }, formats, now);

describe('the status in words', () => {
  it('[P7] says "Up to date" in no phase but that one', () => {
    const saying = syncPhaseSchema.options.filter(
      (phase) => words({ phase }).label === 'Up to date',
    );
    expect(saying).toEqual(['upToDate']);
  });

  it('says when everything was last in step', () => {
    expect(words({}).detail).toBe('Last in step 14:02');
    expect(words({ phase: 'neverSynced', lastSuccessAt: null }).detail).toBe('Not in step yet');
  });

  it('counts what is being fetched, with and without a known total', () => {
    const progress = { label: 'groups', done: 120, total: 640 } as const;
    expect(words({ phase: 'pulling', progress }).label).toBe('Syncing 120 of 640');
    expect(words({ phase: 'pulling', progress: { ...progress, total: null } }).label).toBe(
      'Syncing 120 groups',
    );
    expect(
      words({ phase: 'pushing', progress: { label: 'edits', done: 3, total: 12 } }).label,
    ).toBe('Sending 3 of 12');
  });

  it('says offline how many changes wait', () => {
    expect(words({ phase: 'offline', waiting: 12 }).label).toBe('Offline: 12 changes waiting');
    expect(words({ phase: 'offline', waiting: 1 }).label).toBe('Offline: 1 change waiting');
    expect(words({ phase: 'offline' }).label).toBe('Offline');
    expect(words({ phase: 'paused', waiting: 2 }).label).toBe('Paused: 2 changes waiting');
  });

  it('says what needs the user, refused and conflicting ones together', () => {
    expect(words({ phase: 'needsAttention', parked: 1, conflicts: 1 }).label).toBe('2 need you');
    expect(words({ phase: 'needsAttention', parked: 1 }).label).toBe('1 needs you');
    expect(words({ phase: 'needsAttention', quarantined: 3 }).label).toBe('3 items not understood');
  });

  it('does not hide what needs the user behind another phase', () => {
    expect(words({ phase: 'offline', waiting: 5, conflicts: 2 }).detail).toBe('2 need you');
    expect(words({ phase: 'needsAttention', parked: 1, waiting: 4 }).detail).toBe(
      '4 changes waiting',
    );
  });

  it('says when the server is tried again', () => {
    const nextAttemptAt = instantOf(Date.parse('2026-11-20T14:09:00.000Z'));
    expect(words({ phase: 'backingOff', nextAttemptAt }).label).toBe(
      'Waiting for the server, next try 14:09',
    );
    expect(words({ phase: 'backingOff' }).label).toBe('Waiting for the server');
  });

  it('says what to do when the credentials or this version are refused', () => {
    expect(words({ phase: 'signedOut' })).toMatchObject({
      tone: 'attention',
      label: 'Sign in again',
    });
    expect(words({ phase: 'updateRequired' })).toMatchObject({
      tone: 'attention',
      label: 'Update Muster',
    });
  });
});
