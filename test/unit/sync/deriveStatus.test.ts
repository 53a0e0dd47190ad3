import { describe, expect, it } from 'vitest';
import { deriveStatus, problemOf } from '#electron/sync/deriveStatus.ts';
import type { RemoteFailure } from '#electron/sync/ports/remote.ts';
import type { SyncCounts } from '#electron/sync/ports/store.ts';
import { initialState, type MachineMode, type MachineState } from '#electron/sync/syncState.ts';
import { instantOf } from '#shared/domain/time.ts';

const pulled = instantOf(1_000);
const clean: SyncCounts = {
  waiting: 0,
  parked: 0,
  conflicts: 0,
  quarantined: 0,
  lastPulledAt: pulled,
};
const idle: MachineState = {
  ...initialState({ hasNetwork: true, isOfflineByChoice: false }),
  isStarted: true,
};

function status(machine: Partial<MachineState>, counts: Partial<SyncCounts> = {}, rest = {}) {
  return deriveStatus({
    machine: { ...idle, ...machine },
    counts: { ...clean, ...counts },
    progress: null,
    problem: null,
    ...rest,
  });
}

describe('the status', () => {
  it('[P7] is up to date when all is pulled and nothing is open', () => {
    expect(status({}).phase).toBe('upToDate');
  });

  it.each<[string, Partial<SyncCounts>, string]>([
    ['an edit waits', { waiting: 1 }, 'waiting'],
    ['an edit was refused', { parked: 1 }, 'needsAttention'],
    ['a conflict is open', { conflicts: 1 }, 'needsAttention'],
    ['something could not be read', { quarantined: 1 }, 'needsAttention'],
    ['some wait and some were refused', { waiting: 2, parked: 1 }, 'needsAttention'],
    ['nothing was ever pulled', { lastPulledAt: null }, 'neverSynced'],
  ])('[P7] is not up to date while %s', (_name, counts, phase) => {
    expect(status({}, counts).phase).toBe(phase);
  });

  it.each<[MachineMode, string]>([
    [{ name: 'offline' }, 'offline'],
    [{ name: 'pulling' }, 'pulling'],
    [{ name: 'pushing' }, 'pushing'],
    [{ name: 'backingOff' }, 'backingOff'],
    [{ name: 'stopping' }, 'stopping'],
    [{ name: 'paused', reason: 'user' }, 'paused'],
    [{ name: 'paused', reason: 'signedOut' }, 'signedOut'],
    [{ name: 'paused', reason: 'updateRequired' }, 'updateRequired'],
  ])('[P7] in mode %j says so, however clean the store', (mode, phase) => {
    expect(status({ mode }).phase).toBe(phase);
  });

  it('gives counts, the last success and the next attempt', () => {
    const counts = { waiting: 1, parked: 2, conflicts: 3, quarantined: 4 };
    expect(status({ timerAtMs: 5_000, isOfflineByChoice: true }, counts)).toMatchObject({
      ...counts,
      isOfflineByChoice: true,
      lastSuccessAt: pulled,
      nextAttemptAt: instantOf(5_000),
    });
  });

  it('shows progress only while something runs', () => {
    const progress = { label: 'groups', done: 3, total: null };
    expect(status({ activity: 'pull' }, {}, { progress }).progress).toEqual(progress);
    expect(status({ activity: null }, {}, { progress }).progress).toBeNull();
  });

  it('drops a problem that matters no more', () => {
    const refused = { kind: 'refused', status: 403, serverMessage: 'No.' };
    const network = { kind: 'network', status: null, serverMessage: null };
    expect(status({}, { parked: 1 }, { problem: refused }).problem).toEqual(refused);
    expect(status({}, { waiting: 1 }, { problem: refused }).problem).toBeNull();
    expect(status({}, { waiting: 1 }, { problem: network }).problem).toEqual(network);
    expect(status({}, {}, { problem: network }).problem).toBeNull();
    const failing = { failures: { pull: 1, push: 0 } };
    expect(status(failing, { waiting: 1 }, { problem: refused }).problem).toEqual(refused);
  });
});

describe('a problem', () => {
  const silent = { retryAfterMs: null, serverMessage: 'Words.', serverCode: '4' };
  it.each<[RemoteFailure['kind'], number | null, string | null]>([
    ['network', null, 'network'],
    ['timeout', null, 'timeout'],
    ['unreadable', 200, 'unreadable'],
    ['aborted', null, null],
    ['http', 401, 'signedOut'],
    ['http', 403, 'refused'],
    ['http', 407, 'network'],
    ['http', 408, 'server'],
    ['http', 429, 'rateLimited'],
    ['http', 503, 'server'],
    ['http', 302, 'unreadable'],
    ['http', null, 'unreadable'],
  ])('of %s %s is %s', (kind, httpStatus, expected) => {
    const problem = problemOf({ ...silent, kind, status: httpStatus });
    expect(problem?.kind ?? null).toBe(expected);
    if (problem !== null) expect(problem.serverMessage).toBe('Words.');
  });
});
