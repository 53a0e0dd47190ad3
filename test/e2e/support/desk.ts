import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  type Browser,
  type ElectronApplication,
  _electron as electron,
  type Page,
} from '@playwright/test';

/** The running product, whichever host shows it. */
export interface Desk {
  readonly host: 'browserShell' | 'electron';
  readonly page: Page;
  readonly dataFolder: string;
  readonly exportsFolder: string;
  /** Ends Muster as a user does and starts it again on the same data. */
  restart(options?: { environment?: Record<string, string> }): Promise<void>;
  /** Ends Muster, does something with its data folder, and starts it again. */
  whileClosed<Value>(task: () => Promise<Value>): Promise<Value>;
  /** Kills the process without a word, as a power cut does, and starts it again. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

interface Running {
  page: Page;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

const projectFolder = join(import.meta.dirname, '../../..');

/** `MUSTER_E2E_HOST=electron` runs the same specs in the real Electron, where its runtime is installed. */
export const e2eHost = process.env.MUSTER_E2E_HOST === 'electron' ? 'electron' : 'browserShell';

/** Starts Muster on a fresh data folder. */
export async function startDesk(browser: Browser, environment = {}): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-e2e-'));
  const dataFolder = join(folder, 'data');
  const exportsFolder = join(folder, 'exports');
  const start = (env: Record<string, string>) =>
    e2eHost === 'electron'
      ? startElectron(dataFolder, exportsFolder, env)
      : startBrowserShell(browser, dataFolder, exportsFolder, env);

  let running = await start(environment);
  return {
    host: e2eHost,
    get page() {
      return running.page;
    },
    dataFolder,
    exportsFolder,
    async restart(options = {}) {
      await running.end('SIGTERM');
      running = await start({ ...environment, ...options.environment });
    },
    async whileClosed(task) {
      await running.end('SIGTERM');
      const value = await task();
      running = await start(environment);
      return value;
    },
    async crash() {
      await running.end('SIGKILL');
      running = await start(environment);
    },
    async close() {
      await running.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startBrowserShell(
  browser: Browser,
  dataFolder: string,
  exportsFolder: string,
  environment: Record<string, string>,
): Promise<Running> {
  const child = spawn(
    process.execPath,
    [
      join(projectFolder, 'electron/hosts/browserShell/cli.ts'),
      ...['--data', dataFolder, '--exports', exportsFolder, '--no-open'],
    ],
    { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await urlPrintedBy(child);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    acceptDownloads: true,
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(url);
  return {
    page,
    async end(signal) {
      await context.close();
      await endProcess(child, signal);
    },
  };
}

async function urlPrintedBy(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The browser shell has no output to read.');
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const url = /https?:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
    if (url !== undefined) {
      child.stdout.resume();
      return url;
    }
  }
  throw new Error('The browser shell ended without printing its address.');
}

async function endProcess(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

async function startElectron(
  dataFolder: string,
  exportsFolder: string,
  environment: Record<string, string>,
): Promise<Running> {
  const application: ElectronApplication = await electron.launch({
    args: [
      projectFolder,
      '--data',
      dataFolder,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    env: { ...definedOnly(process.env), ...environment },
    locale: 'en-GB',
  });
  // The native save dialog cannot be driven; the answer a user would give is put in its place.
  await application.evaluate(({ dialog }, folder) => {
    dialog.showSaveDialog = ((...given: unknown[]) => {
      const options = given.at(-1) as { defaultPath?: string };
      const name = (options.defaultPath ?? 'roster').split(/[\\/]/).at(-1);
      return Promise.resolve({ canceled: false, filePath: `${folder}/${name}` });
    }) as typeof dialog.showSaveDialog;
  }, exportsFolder);
  const page = await application.firstWindow();
  return {
    page,
    async end(signal) {
      if (signal === 'SIGKILL') await endProcess(application.process(), signal);
      else await application.close();
    },
  };
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
