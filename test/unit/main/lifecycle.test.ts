import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  closeBeforeQuit,
  followWindows,
  holdSingleInstance,
  wakeWithTheMachine,
  watchRenderer,
} from '#electron/main/lifecycle.ts';
import { app } from '#test/fakes/electron/app.ts';
import { dialog, powerMonitor } from '#test/fakes/electron/system.ts';
import { BrowserWindow } from '#test/fakes/electron/window.ts';
import { createRecordingLog } from '#test/fakes/fakeApplication.ts';

vi.mock('electron', () => import('#test/fakes/electron/index.ts'));

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const before = new Map(signals.map((signal) => [signal, process.listeners(signal)]));

beforeEach(() => {
  app.reset();
  app.becomeReady();
  BrowserWindow.closeAll();
  dialog.messages.length = 0;
  powerMonitor.removeAllListeners();
});

afterEach(() => {
  for (const signal of signals) {
    for (const listener of process.listeners(signal)) {
      if (before.get(signal)?.includes(listener) === false) process.off(signal, listener);
    }
  }
});

describe('a second instance', () => {
  it('does not start, and brings the first to the front', () => {
    const show = vi.fn();
    expect(holdSingleInstance(show)).toBe(true);
    app.emit('second-instance');
    expect(show).toHaveBeenCalledOnce();
    app.lockIsFree = false;
    expect(holdSingleInstance(show)).toBe(false);
  });
});

describe('quitting', () => {
  it('closes the application first, once, and then ends', async () => {
    let release = () => {};
    const close = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    closeBeforeQuit(close);
    app.quit();
    app.quit();
    expect(close).toHaveBeenCalledOnce();
    expect(app.exitCode).toBeNull();
    release();
    await expect.poll(() => app.exitCode).toBe(0);
    expect(close).toHaveBeenCalledOnce();
  });

  it('ends also when closing fails', async () => {
    closeBeforeQuit(() => Promise.reject(new Error('disk')));
    app.quit();
    await expect.poll(() => app.exitCode).toBe(0);
  });

  it('by a signal goes the same way', async () => {
    const close = vi.fn(async () => {});
    closeBeforeQuit(close);
    process.emit('SIGTERM');
    await expect.poll(() => app.exitCode).toBe(0);
    expect(close).toHaveBeenCalledOnce();
  });
});

describe('the last window', () => {
  it.each([
    ['linux', 1],
    ['win32', 1],
    ['darwin', 0],
  ] as const)('on %s ends %i applications', (platform, quits) => {
    followWindows(platform, () => {});
    new BrowserWindow({}).close();
    expect(app.quits).toBe(quits);
  });

  it('comes back when the application is activated', () => {
    const show = vi.fn();
    followWindows('darwin', show);
    app.emit('activate');
    expect(show).toHaveBeenCalledOnce();
  });
});

describe('the machine', () => {
  it('waking up wakes the application', () => {
    const wake = vi.fn();
    wakeWithTheMachine(wake);
    powerMonitor.emit('resume');
    expect(wake).toHaveBeenCalledOnce();
  });
});

describe('a page whose process is gone', () => {
  function crash(reason: string) {
    const log = createRecordingLog();
    const window = new BrowserWindow({});
    watchRenderer(window as never, log);
    window.webContents.emit('render-process-gone', {}, { reason, exitCode: 9 });
    return { log, window };
  }

  it('is loaded again when the user says so', async () => {
    dialog.messageAnswer = { response: 0 };
    const { log, window } = crash('crashed');
    await expect.poll(() => window.webContents.reloads).toBe(1);
    expect(dialog.messages).toHaveLength(1);
    expect(log.entries).toMatchObject([{ level: 'error', event: 'window.gone' }]);
  });

  it('ends the application when the user says so', async () => {
    dialog.messageAnswer = { response: 1 };
    const { window } = crash('oom');
    await expect.poll(() => app.quits).toBe(1);
    expect(window.webContents.reloads).toBe(0);
  });

  it('in good order is nothing to speak of', () => {
    crash('clean-exit');
    expect(dialog.messages).toEqual([]);
  });
});
