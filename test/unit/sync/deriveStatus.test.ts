import { describe, expect, it } from 'vitest';
import { chooseProblem, deriveStatus, problemOf } from '#electron/sync/deriveStatus.ts';
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

  it('[P7] is not up to date while the store cannot be read', () => {
    expect(status({}, {}, { countsAreCurrent: false }).phase).toBe('needsAttention');
    expect(status({}, { waiting: 1 }, { countsAreCurrent: false }).phase).toBe('waiting');
  });

  it('never counts past the total: what was edited meanwhile is sent along', () => {
    const progress = { label: 'edits', done: 12, total: 10 };
    expect(status({ activity: 'push' }, {}, { progress }).progress).toEqual({
      label: 'edits',
      done: 12,
      total: 12,
    });
  });

  it('gives the time of the next attempt, not of a timer that only looks in between', () => {
    const machine = {
      mode: { name: 'backingOff' } as const,
      timerAtMs: 3_600_000,
      blockedUntilMs: 7_200_000,
      pushDueAtMs: 1_000,
    };
    expect(status(machine).nextAttemptAt).toBe(instantOf(7_200_000));
  });

  it('before it begins to work is offline where it is', () => {
    const machine = initialState({ hasNetwork: false, isOfflineByChoice: false });
    expect(status(machine).phase).toBe('offline');
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

describe('which problem is told', () => {
  const network = { kind: 'network', status: null, serverMessage: null } as const;
  const server = { kind: 'server', status: 500, serverMessage: null } as const;
  const refused = { kind: 'refused', status: 403, serverMessage: 'No.' } as const;
  const signedOut = { kind: 'signedOut', status: 401, serverMessage: null } as const;
  it.each([
    ['the push’s before the pull’s', { pull: 1, push: 1 }, server, network, server],
    ['the pull’s, when pushes go through again', { pull: 1, push: 0 }, server, network, network],
    ['none, when both go through again', { pull: 0, push: 0 }, server, network, null],
    ['what was refused, for as long as it is parked', { pull: 0, push: 0 }, refused, null, refused],
    ['the pull’s, where the push has none', { pull: 2, push: 0 }, null, network, network],
  ])('%s', (_name, failures, push, pull, told) => {
    expect(chooseProblem({ ...idle, failures }, { push, pull })).toEqual(told);
  });

  it('that somebody has to sign in', () => {
    const machine = { ...idle, isSignedOut: true };
    expect(chooseProblem(machine, { push: null, pull: signedOut })).toEqual(signedOut);
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
