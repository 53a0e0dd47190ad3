import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPagePrinter } from '#electron/main/pagePrinter.ts';
import { app } from '#test/fakes/electron/app.ts';
import { resetSessions, session } from '#test/fakes/electron/session.ts';
import { BrowserWindow, FakeWebContents, setPageHost } from '#test/fakes/electron/window.ts';
import { createRecordingLog } from '#test/fakes/fakeApplication.ts';
import { people, print } from '#test/unit/roster/print/printing.ts';

vi.mock('electron', () => import('#test/fakes/electron/index.ts'));

const page = '<style>p{}</style><p>Ada</p>';
let log: ReturnType<typeof createRecordingLog>;
let printer: ReturnType<typeof createPagePrinter>;
/** Every window that was loaded, with what its session answered. */
let loaded: { window: BrowserWindow; url: string; body: string }[];

beforeEach(() => {
  app.reset();
  app.becomeReady();
  resetSessions();
  BrowserWindow.closeAll();
  loaded = [];
  setPageHost({
    async load(window, url) {
      const response = await window.webContents.session?.request(url);
      loaded.push({ window, url, body: (await response?.text()) ?? '' });
    },
    send() {},
  });
  FakeWebContents.pdf = async () => Buffer.from('%PDF-fake');
  FakeWebContents.printed = { success: true, reason: '' };
  log = createRecordingLog();
  printer = createPagePrinter(log);
});

afterEach(() => setPageHost(null));

const toPdf = (signal = new AbortController().signal) => printer.toPdf(page, signal);

describe('the printer of Electron', () => {
  it('makes a PDF of the size that the page says, in a window that nobody sees', async () => {
    expect(Buffer.from(await toPdf()).toString()).toBe('%PDF-fake');
    const { window, url, body } = loaded[0]!;
    expect(url).toMatch(/^app:\/\/muster\/pages\/[\w-]{36}$/);
    expect(body).toBe(page);
    expect(window.calls).not.toContain('show');
    expect(window.options.show).toBe(false);
    expect(window.webContents.prints).toEqual([
      {
        to: 'pdf',
        options: { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true },
      },
    ]);
  });

  it('keeps that window in its sandbox, without Node, script or our bridge', async () => {
    await toPdf();
    const { webPreferences } = loaded[0]!.window.options;
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      javascript: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    });
    expect(webPreferences).not.toHaveProperty('preload');
    const { partition } = session.fromPartition('muster-printing');
    expect(webPreferences?.session?.partition).toBe(partition);
    expect(webPreferences?.session?.isCancelled('https://example.com/')).toBe(true);
    expect(webPreferences?.session?.isCancelled('file:///etc/passwd')).toBe(true);
  });

  it('leaves neither window nor page behind, whatever came of it', async () => {
    await toPdf();
    FakeWebContents.pdf = () => Promise.reject(new Error('no'));
    await expect(toPdf()).rejects.toThrow('no');
    expect(loaded).toHaveLength(2);
    expect(BrowserWindow.all).toEqual([]);
    for (const { window, url } of loaded) {
      expect((await window.webContents.session?.request(url))?.status).toBe(404);
    }
  });

  it('stops when it is cancelled, before or in the middle', async () => {
    await expect(toPdf(AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    const cancellation = new AbortController();
    FakeWebContents.pdf = () => {
      cancellation.abort();
      return new Promise(() => {});
    };
    await expect(toPdf(cancellation.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(BrowserWindow.all).toEqual([]);
  });

  it('asks for a printer, and says so when somebody thought better of it', async () => {
    expect(await printer.print(page)).toBe(true);
    expect(loaded[0]!.window.webContents.prints).toEqual([
      { to: 'printer', options: { printBackground: true, margins: { marginType: 'none' } } },
    ]);
    FakeWebContents.printed = { success: false, reason: 'Print job canceled' };
    await expect(printer.print(page)).rejects.toMatchObject({ code: 'cancelled' });
    expect(BrowserWindow.all).toEqual([]);
  });

  it.each([
    ['a4', 'portrait', { pageSize: { width: 210_000, height: 297_000 }, landscape: false }],
    ['a4', 'landscape', { pageSize: { width: 210_000, height: 297_000 }, landscape: true }],
    ['letter', 'portrait', { pageSize: { width: 215_900, height: 279_400 }, landscape: false }],
    ['letter', 'landscape', { pageSize: { width: 215_900, height: 279_400 }, landscape: true }],
  ] as const)(
    'prints on %s in %s where the page is made for that',
    async (paper, orientation, sheet) => {
      const title = '@page{size:1mm 1mm;';
      const { html } = print({ document: 'list', paper, orientation, title }, people(2));
      await printer.print(html);
      expect(loaded[0]!.window.webContents.prints).toEqual([
        {
          to: 'printer',
          options: { printBackground: true, margins: { marginType: 'none' }, ...sheet },
        },
      ]);
    },
  );

  it('leaves it to the window where it cannot print, and notes why', async () => {
    FakeWebContents.printed = { success: false, reason: 'Invalid printer settings' };
    expect(await printer.print(page)).toBe(false);
    expect(log.entries).toEqual([
      { level: 'warn', event: 'print.failed', details: { reason: 'Invalid printer settings' } },
    ]);
  });
});
