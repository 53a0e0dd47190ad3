import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { explainBootFailure, reportBootFailure } from '#electron/hosts/bootFailure.ts';
import { closeWithin } from '#electron/hosts/closeWithin.ts';
import { takeEnvironmentCredentials } from '#electron/hosts/environmentCredentials.ts';
import { createHostLog } from '#electron/hosts/hostLog.ts';
import { watchNetwork } from '#electron/hosts/networkWatch.ts';
import { openDemoIfEmpty } from '#electron/hosts/openDemo.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { fail, succeed } from '#shared/ipc/result.ts';
import { createRecordingLog, FakeApplication } from '#test/fakes/fakeApplication.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('credentials from the environment', () => {
  it('are taken out of it, so that no child process gets them', () => {
    const environment = {
      MUSTER_STREAM_API_KEY: 'key',
      MUSTER_STREAM_API_SECRET: 'secret',
      MUSTER_WORKOS_API_KEY: 'sk_one',
      MUSTER_MEMBERS_DEV_API_KEY: 'md_two',
      PATH: '/bin',
    };
    expect(takeEnvironmentCredentials(environment)).toEqual({
      stream: { kind: 'server', apiKey: 'key', apiSecret: 'secret' },
      workos: { kind: 'apiKey', apiKey: 'sk_one' },
      membersDev: { kind: 'apiKey', apiKey: 'md_two' },
    });
    expect(environment).toEqual({ PATH: '/bin' });
  });

  it.each([
    {},
    { MUSTER_STREAM_API_KEY: 'key' },
    { MUSTER_STREAM_API_SECRET: 'secret' },
    { MUSTER_STREAM_API_KEY: 'key', MUSTER_STREAM_API_SECRET: '' },
    { MUSTER_WORKOS_API_KEY: '' },
  ])('are none unless they are whole, and are taken out all the same: %j', (given) => {
    const environment = { ...given };
    expect(takeEnvironmentCredentials(environment)).toEqual({});
    expect(environment).toEqual({});
  });

  it('of one provider do not depend on those of another', () => {
    const environment = { MUSTER_STREAM_API_KEY: 'key', MUSTER_WORKOS_API_KEY: 'sk_one' };
    expect(takeEnvironmentCredentials(environment)).toEqual({
      workos: { kind: 'apiKey', apiKey: 'sk_one' },
    });
  });
});

describe('a start that failed', () => {
  it('is one line with its code', () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    reportBootFailure(new MusterError('storeTooNew', 'The file is\n  newer.'));
    expect(write.mock.calls).toEqual([['muster: storeTooNew: The file is newer.\n']]);
  });

  it('that nobody foresaw is internal, with its reason', () => {
    expect(explainBootFailure(new TypeError('boom'))).toEqual({
      code: 'internal',
      message: 'Muster could not start: boom',
    });
  });
});

describe('closing', () => {
  it('waits for the application', async () => {
    const application = new FakeApplication();
    const log = createRecordingLog();
    await closeWithin(application, log);
    expect(application.closes).toBe(1);
    expect(log.entries).toEqual([]);
  });

  it('gives up after the deadline and says so', async () => {
    vi.useFakeTimers();
    const log = createRecordingLog();
    const closing = closeWithin({ close: () => new Promise(() => {}) }, log, 500);
    await vi.advanceTimersByTimeAsync(500);
    await closing;
    expect(log.entries).toEqual([
      { level: 'warn', event: 'close.late', details: { deadlineMs: 500 } },
    ]);
  });

  it('goes on when it fails', async () => {
    const log = createRecordingLog();
    await closeWithin({ close: () => Promise.reject(new Error('disk')) }, log);
    expect(log.entries).toMatchObject([{ level: 'error', event: 'close.failed' }]);
  });
});

describe('the network watch', () => {
  it('tells a change once, and only a change', () => {
    vi.useFakeTimers();
    let isOnline = true;
    const watch = watchNetwork(() => isOnline);
    const heard: boolean[] = [];
    const stopHearing = watch.onChange((now) => heard.push(now));
    vi.advanceTimersByTime(20_000);
    isOnline = false;
    vi.advanceTimersByTime(20_000);
    expect(watch.isOnline()).toBe(false);
    isOnline = true;
    watch.look();
    expect(heard).toEqual([false, true]);
    stopHearing();
    isOnline = false;
    watch.look();
    expect(heard).toHaveLength(2);
    watch.stop();
  });
});

describe('opening the demo', () => {
  it('adds it where there is no workspace', async () => {
    const application = new FakeApplication({ 'workspace.add': () => succeed({}) });
    await openDemoIfEmpty(application, createRecordingLog());
    expect(application.calls.at(-1)).toEqual({ method: 'workspace.add', params: { kind: 'demo' } });
  });

  it('leaves a folder with a workspace alone', async () => {
    const workspace = {
      id: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
      name: 'Club',
      provider: 'stream',
      scope: null,
      baseUrl: 'https://chat.stream-io-api.com',
      isDemo: false,
      credentialHint: null,
      credentialIsKept: false,
      capabilities: capabilitiesByProvider.stream,
    };
    const application = new FakeApplication({
      'workspace.list': () => succeed({ workspaces: [workspace], openId: null, problem: null }),
    });
    await openDemoIfEmpty(application, createRecordingLog());
    expect(application.calls.map(({ method }) => method)).toEqual(['workspace.list']);
  });

  it('is only a line in the log when it does not work', async () => {
    const failure = fail({ code: 'diskFull', message: 'Full.' });
    const log = createRecordingLog();
    await openDemoIfEmpty(new FakeApplication({ 'workspace.add': () => failure }), log);
    expect(log.entries).toMatchObject([{ level: 'warn', details: { code: 'diskFull' } }]);
  });
});

describe('the log', () => {
  it('goes to a file in the data folder, and from warnings on to stderr; never to stdout', () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-log-'));
    const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const error = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const log = createHostLog(folder);
      log.info('sync.pulled', { groups: 3 });
      log.warn('ipc.refused', { fault: 'subframe' });
      const text = readFileSync(join(folder, 'logs', 'muster.log'), 'utf8');
      expect(text).toMatch(/info sync\.pulled \{"groups":3\}\n/);
      expect(text).toMatch(/warn ipc\.refused \{"fault":"subframe"\}\n/);
      expect(out).not.toHaveBeenCalled();
      expect(error.mock.calls).toEqual([['muster: ipc.refused {"fault":"subframe"}\n']]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
