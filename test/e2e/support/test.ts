import { test as base, chromium, expect } from '@playwright/test';
import { type SandboxHandle, startSandbox } from '#electron/sandbox/startSandbox.ts';
import { chromiumFlags, findChromium } from './browser.ts';
import { type Desk, e2eHost, startDesk } from './desk.ts';

/** Specs get a running Muster on a fresh data folder, and a groups API of their own where they ask for one. */
export const test = base.extend<{ desk: Desk; server: SandboxHandle }>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const browser = await chromium.launch({
        executablePath: await findChromium(),
        args: chromiumFlags(),
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  desk: async ({ browser }, use) => {
    const desk = await startDesk(browser);
    await use(desk);
    await desk.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  server: async ({}, use) => {
    const server = await startSandbox({ port: 0, seed: 'demo' });
    await use(server);
    await server.stop();
  },
});

test.beforeAll(() => {
  process.stdout.write(`  end-to-end host: ${e2eHost}\n`);
});

export { expect };
