import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Locator, type Page } from '@playwright/test';
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
const typed = ['schneider', 'kofi wang', 'hansen', 'larsen', 'example.org', '1000', 'ama silva'];

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
    return [await openRosters(page), await searchPalette(page), await searchPeople(page)];
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
  await page.keyboard.press('ControlOrMeta+k');
  const field = page.getByRole('combobox', { name: 'Search or command' });
  const timesMs = await typeInto(field, (text) => {
    const dialog = `[role="dialog"]:has(input[value="${text}"])`;
    return `${dialog} [role="listbox"][aria-busy="false"]`;
  });
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'hidden' });
  return { name: 'key to the palette’s groups and people', timesMs, limitMs: null };
}

/** A key in the search of everybody, up to the rows of whoever is found then. */
async function searchPeople(page: Page): Promise<ScreenRow> {
  await page.keyboard.press('ControlOrMeta+2');
  const timesMs = await typeInto(page.getByLabel('Find people'), (text) => {
    const screen = `section[aria-label="People"]:has(input[value="${text}"])`;
    return `${screen} [role="grid"][aria-busy="false"] [role="row"][aria-rowindex="2"]`;
  });
  return { name: 'key to the first rows of everybody found', timesMs, limitMs: null };
}

/** Types every text letter by letter; milliseconds from each to the result of what is typed by then. */
async function typeInto(field: Locator, resultOf: (text: string) => string): Promise<number[]> {
  const page = field.page();
  const timesMs: number[] = [];
  await field.waitFor();
  for (const text of typed) {
    await field.fill('');
    await field.focus();
    for (let length = 1; length <= text.length; length += 1) {
      const letter = text[length - 1] ?? '';
      const press = () => page.keyboard.press(letter === ' ' ? 'Space' : letter);
      // A space changes nothing that is searched for.
      if (letter === ' ') await press();
      else timesMs.push(await timePaint(page, 'keydown', resultOf(text.slice(0, length)), press));
      await setTimeout(60);
    }
  }
  return timesMs;
}
