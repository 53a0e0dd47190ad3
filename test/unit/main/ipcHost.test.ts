import { beforeEach, describe, expect, it, vi } from 'vitest';
import { payloadLimitBytes } from '#electron/hosts/payloadLimit.ts';
import { serveIpc } from '#electron/main/ipcHost.ts';
import { contract } from '#shared/ipc/contract.ts';
import { fail, succeed } from '#shared/ipc/result.ts';
import { app } from '#test/fakes/electron/app.ts';
import { ipcMain } from '#test/fakes/electron/ipc.ts';
import { BrowserWindow, type FakeFrame, fakeFrame } from '#test/fakes/electron/window.ts';
import { createRecordingLog, FakeApplication } from '#test/fakes/fakeApplication.ts';

vi.mock('electron', () => import('#test/fakes/electron/index.ts'));

beforeEach(() => {
  app.reset();
  app.becomeReady();
  ipcMain.handlers.clear();
  BrowserWindow.closeAll();
});

function serve(answers: ConstructorParameters<typeof FakeApplication>[0] = {}) {
  const application = new FakeApplication(answers);
  const log = createRecordingLog();
  const window = new BrowserWindow({});
  const contents = () => (window.isGone ? null : window.webContents);
  serveIpc({ application, contents: contents as never, log });
  const call = (senderFrame: FakeFrame | null, params: unknown = {}, sender: unknown = null) =>
    ipcMain.call('muster:app.info', { sender: sender ?? window.webContents, senderFrame }, params);
  return { application, log, window, call };
}

describe('calls over Electron IPC', () => {
  it('are taken on exactly the channels of the contract', () => {
    serve();
    expect([...ipcMain.handlers.keys()].sort()).toEqual(
      Object.keys(contract)
        .map((name) => `muster:${name}`)
        .sort(),
    );
  });

  it("from our page's main frame reach the dispatcher", async () => {
    const { application, call } = serve({ 'app.info': () => succeed({ name: 'Muster' }) });
    expect(await call(fakeFrame(), { a: 1 })).toEqual(succeed({ name: 'Muster' }));
    expect(application.calls).toEqual([{ method: 'app.info', params: { a: 1 } }]);
  });

  it('hand a failure on as a value', async () => {
    const failure = fail({ code: 'noWorkspace', message: 'No workspace is open.' });
    const { call } = serve({ 'app.info': () => failure });
    expect(await call(fakeFrame())).toEqual(failure);
  });

  it.each([
    ['a frame inside the page', { parent: fakeFrame() }, 'subframe'],
    ['a page from elsewhere', { url: 'https://evil.example/' }, 'foreignOrigin'],
    ['a page that only looks like ours', { url: 'app://muster.evil/index.html' }, 'foreignOrigin'],
    ['our page without its origin', { origin: 'null' }, 'foreignOrigin'],
    ['another origin at our address', { origin: 'https://evil.example' }, 'foreignOrigin'],
    ['a page before it is loaded', { url: 'about:blank', origin: 'null' }, 'foreignOrigin'],
    ['a frame that is gone', { isDestroyed: () => true }, 'noFrame'],
  ] as [string, Partial<FakeFrame>, string][])(
    'from %s are refused and noted',
    async (_name, overrides, fault) => {
      const { application, log, call } = serve();
      expect(await call(fakeFrame(overrides))).toMatchObject({
        ok: false,
        error: { code: 'notAllowed' },
      });
      expect(application.calls).toEqual([]);
      expect(log.entries).toEqual([
        { level: 'warn', event: 'ipc.refused', details: { method: 'app.info', fault } },
      ]);
    },
  );

  it('without a frame are refused', async () => {
    const { application, call } = serve();
    expect(await call(null)).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    expect(application.calls).toEqual([]);
  });

  it('from other web contents, or when there is no window, are refused', async () => {
    const { application, window, call } = serve();
    const other = new BrowserWindow({}).webContents;
    const refusal = { ok: false, error: { code: 'notAllowed' } };
    expect(await call(fakeFrame(), {}, other)).toMatchObject(refusal);
    window.close();
    expect(await call(fakeFrame())).toMatchObject(refusal);
    expect(application.calls).toEqual([]);
  });

  it('that carry too much are refused before anything looks into them', async () => {
    const { application, call } = serve();
    const params = { text: 'x'.repeat(payloadLimitBytes) };
    expect(await call(fakeFrame(), params)).toMatchObject({
      ok: false,
      error: { code: 'payloadTooLarge' },
    });
    expect(application.calls).toEqual([]);
  });
});

describe('events over Electron IPC', () => {
  const event = { event: 'workspace.changed', payload: { openId: null } } as const;

  it('go to the window only', () => {
    const { application, window } = serve();
    const other = new BrowserWindow({});
    application.emit(event);
    expect(window.webContents.sent).toEqual([{ channel: 'muster:event', message: event }]);
    expect(other.webContents.sent).toEqual([]);
  });

  it('go nowhere when there is no window', () => {
    const { application, window } = serve();
    window.close();
    application.emit(event);
    expect(window.webContents.sent).toEqual([]);
  });
});
