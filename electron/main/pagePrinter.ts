import { randomUUID } from 'node:crypto';
import { BrowserWindow, type WebContentsPrintOptions } from 'electron';
import type { HostLog, PagePrinter } from '#electron/hosts/hostServices.ts';
import { paperSizeOf } from '#electron/hosts/paperSize.ts';
import { deservesTags } from '#electron/hosts/paperTags.ts';
import { preparedPagesPath } from '#electron/hosts/preparedPages.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { appOrigin, servePages } from './appProtocol.ts';
import { openGuardedSession } from './sessionGuards.ts';

/** What Electron answers when somebody closed the system's print dialog. */
const cancelledReason = 'Print job canceled';

const micronsInMillimetre = 1000;

/** Prints by windows that nobody sees, in a session of their own that holds nothing but the page. After `ready` only. */
export function createPagePrinter(log: HostLog): PagePrinter {
  const pages = new Map<string, string>();
  const session = openGuardedSession('muster-printing');
  servePages(session, { preparedPage: (handle) => pages.get(handle) ?? null });

  /** Shows the page to `act`, and closes its window whatever comes of it. */
  async function withWindow<T>(html: string, act: (window: BrowserWindow) => Promise<T>) {
    const handle = randomUUID();
    pages.set(handle, html);
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        javascript: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        devTools: false,
      },
    });
    try {
      await window.loadURL(`${appOrigin}${preparedPagesPath}${handle}`);
      return await act(window);
    } finally {
      pages.delete(handle);
      if (!window.isDestroyed()) window.destroy();
    }
  }

  return {
    toPdf: (html, signal) =>
      withWindow(html, async ({ webContents }) => {
        const { promise: cancelled, reject } = Promise.withResolvers<never>();
        const cancel = () => reject(new MusterError('cancelled', 'The PDF was cancelled.'));
        if (signal.aborted) cancel();
        signal.addEventListener('abort', cancel);
        const printed = webContents.printToPDF({
          // The sheets are divided by the page, and say themselves how large they are.
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: deservesTags(html),
        });
        try {
          return await Promise.race([cancelled, printed]);
        } finally {
          signal.removeEventListener('abort', cancel);
          // Its window goes: what comes of it then is nobody's concern.
          printed.catch(() => {});
        }
      }),

    print: (html) =>
      withWindow(
        html,
        ({ webContents }) =>
          new Promise<boolean>((resolve, reject) => {
            webContents.print(printOptions(html), (isPrinted, reason) => {
              if (isPrinted) return resolve(true);
              if (reason === cancelledReason) {
                return reject(new MusterError('cancelled', 'Printing was cancelled.'));
              }
              // The window's own way to a printer may still be open.
              log.warn('print.failed', { reason });
              resolve(false);
            });
          }),
      ),
  };
}

/** Left to itself, Electron prints on upright A4 with margins of its own, whatever the page says. */
function printOptions(html: string): WebContentsPrintOptions {
  const paper = paperSizeOf(html);
  const options = { printBackground: true, margins: { marginType: 'none' } } as const;
  if (paper === null) return options;
  const sides = [paper.width, paper.height].map((length) =>
    Math.round(length * micronsInMillimetre),
  );
  return {
    ...options,
    // The paper upright; how it lies is said beside it.
    pageSize: { width: Math.min(...sides), height: Math.max(...sides) },
    landscape: paper.width > paper.height,
  };
}
