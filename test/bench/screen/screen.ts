import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../e2e/support/browser.ts';
import { type Desk, startDesk } from '../../e2e/support/desk.ts';
import { fillDataFolder, largeGroups, largeRoster } from './fillDataFolder.ts';
import { installProbe, timePaint } from './paintProbe.ts';

export interface ScreenRow {
  name: string;
  timesMs: readonly number[];
  /** Of the 95th percentile; null where the design names none. */
  limitMs: number | null;
}

/** What somebody types to find people and groups: family names, parts of them, an address, a number. */
const typed = ['schneider', 'large group 2', 'kofi wang', 'hansen', 'user', 'example.org', '1000'];

/** Measures what the eye waits for, in the browser shell over an organisation of full size. */
export async function runScreenBench(): Promise<ScreenRow[]> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: chromiumFlags(),
  });
  const desk = await startDesk(browser);
  try {
    await desk.whileClosed(async () => fillDataFolder(desk.dataFolder));
    await waitForDailyCopy(desk);
    const { page } = desk;
    await page.getByLabel('Find a group').waitFor();
    await installProbe(page);
    return [await openRosters(page), await searchPalette(page)];
  } finally {
    await desk.close();
    await browser.close();
  }
}

/** It is made at the first start of the day, and would be in the way. */
async function waitForDailyCopy({ dataFolder }: Desk): Promise<void> {
  const workspaces = join(dataFolder, 'workspaces');
  for (let tries = 0; tries < 600; tries += 1) {
    const files = await readdir(workspaces, { recursive: true });
    if (files.some((name) => name.endsWith('-daily.db'))) return;
    await setTimeout(200);
  }
  throw new Error('The daily copy was not made within two minutes.');
}

/** A click on a group, up to the first rows of its roster. */
async function openRosters(page: Page): Promise<ScreenRow> {
  const timesMs: number[] = [];
  const search = page.getByLabel('Find a group');
  for (const name of largeGroups) {
    await search.fill(name);
    const option = page.getByRole('option', { name: `${name}, 5,000 people` });
    await option.waitFor();
    const grid = `[role="grid"][aria-label="Roster of ${name}"]`;
    const rows = `${grid} [role="row"][aria-rowindex="12"]`;
    timesMs.push(await timePaint(page, 'click', rows, () => option.click()));
    await page.locator(`${grid}[aria-busy="false"]`).waitFor();
    await setTimeout(120);
  }
  return { name: `click to first rows of a ${largeRoster} roster`, timesMs, limitMs: 100 };
}

/** A key in the palette, up to the groups and people of what is typed then. */
async function searchPalette(page: Page): Promise<ScreenRow> {
  const timesMs: number[] = [];
  await page.keyboard.press('ControlOrMeta+k');
  const field = page.getByRole('combobox', { name: 'Search or command' });
  await field.waitFor();
  for (const text of typed) {
    await field.fill('');
    for (let length = 1; length <= text.length; length += 1) {
      const letter = text[length - 1] ?? '';
      const press = () => page.keyboard.press(letter === ' ' ? 'Space' : letter);
      const dialog = `[role="dialog"]:has(input[value="${text.slice(0, length)}"])`;
      const list = `${dialog} [role="listbox"][aria-busy="false"]`;
      // A space changes nothing that is searched for.
      if (letter === ' ') await press();
      else timesMs.push(await timePaint(page, 'keydown', list, press));
      await setTimeout(60);
    }
  }
  return { name: 'key to the palette’s groups and people', timesMs, limitMs: null };
}
