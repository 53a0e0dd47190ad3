import { type Browser, chromium, type Page } from '@playwright/test';
import type { DeskState } from './deskState.ts';

export type Scheme = 'light' | 'dark';

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.MUSTER_BROWSER ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  });
}

/** What the browser says that concerns no code of ours; axe tries to look into frames in which nothing runs. */
const knownNoise = /Permissions-Policy|frame is sandboxed/;

/** A page in a state; `complain` hears of everything that went wrong on the way, the page's own errors included. */
export async function openState(
  browser: Browser,
  deskUrl: string,
  state: DeskState,
  scheme: Scheme,
  size: { width: number; height: number },
  complain: (text: string) => void,
): Promise<Page> {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(6000);
  page.on('console', (message) => {
    const isTrouble = message.type() === 'error' || message.type() === 'warning';
    if (isTrouble && !knownNoise.test(message.text())) complain(message.text());
  });
  page.on('pageerror', (error) => complain(error.message));
  try {
    await page.goto(`${deskUrl}?scenario=${state.scenario}&scheme=${scheme}`);
    if (state.scenario !== 'slow') await page.waitForTimeout(250);
    await state.prepare?.(page);
    await page.waitForTimeout(250);
  } catch (error) {
    complain(String(error).split('\n')[0] ?? 'failed');
  }
  return page;
}
