import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Frame, type Page, type Route } from '@playwright/test';
import { chromiumFlags, findChromium } from '#test/e2e/support/browser.ts';
import { ipcMain } from '#test/fakes/electron/ipc.ts';
import {
  type BrowserWindow,
  type FakeFrame,
  fakeFrame,
  type PageHost,
} from '#test/fakes/electron/window.ts';
import { preloadShim, shimKey } from './preloadShim.ts';

/** Chromium knows no app: addresses of ours. https, because app:// is a secure context as well. */
const pageOrigin = 'https://muster.test';
const appOrigin = 'app://muster';
const bindingName = '__musterInvoke';

export interface Attempt {
  url: string;
  isNavigation: boolean;
  isAllowed: boolean;
}

export interface ChromiumPageHost extends PageHost {
  page(): Page;
  /** Everything that the page wanted from anywhere, and whether the built main process let it. */
  readonly attempts: Attempt[];
  close(): Promise<void>;
}

/** Shows a fake window's page in a real Chromium: its session's app:// handler, its preload, its IPC, its guards. */
export function createChromiumPageHost(): ChromiumPageHost {
  let browser: Browser | null = null;
  let page: Page | null = null;
  const attempts: Attempt[] = [];

  async function serve(window: BrowserWindow, route: Route): Promise<void> {
    const request = route.request();
    const url = toAppAddress(request.url());
    const isNavigation = request.isNavigationRequest();
    const isFirst = isNavigation && attempts.length === 0;
    const isMainFrame = isNavigation && request.frame().parentFrame() === null;
    const { session } = window.webContents;
    const isAllowed =
      session !== undefined &&
      !session.isCancelled(url) &&
      (isFirst || !isNavigation || window.webContents.mayNavigate(url, isMainFrame));
    attempts.push({ url, isNavigation, isAllowed });
    if (!isAllowed) return route.abort('aborted');
    const response = await session.request(url, request.method());
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  return {
    attempts,
    page() {
      if (page === null) throw new Error('no page was opened');
      return page;
    },
    async load(window, url) {
      browser = await chromium.launch({
        executablePath: await findChromium(),
        args: chromiumFlags(),
      });
      const opened = await browser.newPage();
      page = opened;
      await opened.exposeBinding(bindingName, ({ frame }, channel: string, args: unknown[]) =>
        ipcMain.call(channel, { sender: window.webContents, senderFrame: toFrame(frame) }, ...args),
      );
      const preload = readFileSync(String(window.options.webPreferences?.preload), 'utf8');
      await opened.addInitScript({ content: preloadShim(preload, pageOrigin, bindingName) });
      await opened.route('**/*', (route) => serve(window, route));
      await opened.goto(url.replace(appOrigin, pageOrigin));
    },
    send(_window, channel, message) {
      const text = JSON.stringify([channel, message]);
      // A page on its way out has nobody to tell.
      void page?.evaluate(`${shimKey}.emit(...${text})`).catch(() => {});
    },
    async close() {
      await browser?.close();
    },
  };
}

function toAppAddress(url: string): string {
  return url.startsWith(`${pageOrigin}/`) ? url.replace(pageOrigin, appOrigin) : url;
}

function toFrame(frame: Frame): FakeFrame {
  const parent = frame.parentFrame();
  const url = toAppAddress(frame.url());
  return fakeFrame({
    url,
    origin: url.startsWith(`${appOrigin}/`) ? appOrigin : 'null',
    parent: parent === null ? null : toFrame(parent),
  });
}
