import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MusterError } from '#shared/ipc/errors.ts';
import type { PagePrinter } from './hostServices.ts';
import { deservesTags } from './paperTags.ts';

/** Ten thousand people take a few seconds. */
const timeLimitMs = 120_000;

/**
 * Prints for hosts without Electron, by an installed browser of Chromium's family that shows nothing, has a profile of
 * its own and no network. The page lies in a folder that only this user reads, and goes with it. To a printer, the
 * window itself prints.
 */
export function createChromiumPrinter(findProgram: () => string | null): PagePrinter {
  return {
    print: async () => false,
    async toPdf(html, signal) {
      const program = findProgram();
      if (program === null) {
        throw new MusterError(
          'notSupported',
          'A PDF needs a browser, and none was found. Install Chromium, Chrome, Edge or Brave, then try again.',
        );
      }
      throwIfCancelled(signal);
      const folder = await mkdtemp(join(tmpdir(), 'muster-print-'));
      try {
        await writeFile(join(folder, 'page.html'), html, { mode: 0o600 });
        await runBrowser(
          program,
          printArguments(folder, {
            isRoot: process.getuid?.() === 0,
            isTagged: deservesTags(html),
          }),
          signal,
        );
        return await readPdf(join(folder, 'page.pdf'));
      } finally {
        // A browser that was ended lets go of its files a moment later.
        await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
      }
    },
  };
}

/** Chromium's sandbox refuses root, who can only print without it. */
export function printArguments(
  folder: string,
  { isRoot, isTagged }: { isRoot: boolean; isTagged: boolean },
): string[] {
  return [
    '--headless',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-pdf-header-footer',
    `--print-to-pdf=${join(folder, 'page.pdf')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    ...(isTagged ? [] : ['--disable-pdf-tagging']),
    ...(isRoot ? ['--no-sandbox'] : []),
    pathToFileURL(join(folder, 'page.html')).href,
  ];
}

/** Resolves when the browser has ended by itself; ends it, and only it, when cancelled or too slow. */
function runBrowser(program: string, args: readonly string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const browser = spawn(program, args, {
      stdio: 'ignore',
      signal,
      timeout: timeLimitMs,
      killSignal: 'SIGKILL',
    });
    browser.once('error', (error) => {
      // One that runs is waited for, so that it is gone before its folder goes.
      if (signal.aborted && browser.pid !== undefined) return;
      reject(signal.aborted ? cancelled() : browserFailed(error.message));
    });
    browser.once('close', (code, killedBy) => {
      if (signal.aborted) reject(cancelled());
      else if (code === 0) resolve();
      else reject(browserFailed(killedBy === null ? `it ended with ${code}` : 'it took too long'));
    });
  });
}

async function readPdf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw browserFailed('it wrote nothing', error);
  }
}

function browserFailed(reason: string, cause?: unknown): MusterError {
  return new MusterError(
    'notSupported',
    `The browser on this computer could not make the PDF: ${reason}. Update it, or print from the window instead.`,
    undefined,
    { cause },
  );
}

function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw cancelled();
}

function cancelled(): MusterError {
  return new MusterError('cancelled', 'The PDF was cancelled.');
}
