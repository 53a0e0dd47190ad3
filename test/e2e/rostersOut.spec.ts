import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type ImportTable, readTable } from '#electron/roster/importing/reading/readTable.ts';
import { importReadingSchema } from '#shared/domain/importing.ts';
import { exploreDemo, firstPeople, openGroup, roster, tabTo, toast } from './support/actions.ts';
import type { Desk } from './support/desk.ts';
import { openPalette, paletteOption } from './support/palette.ts';
import { expect, test } from './support/test.ts';

// “Send me the lists of these teams”: any list, in the form that whoever asks for it wants.

test.beforeEach(async ({ desk }) => {
  await exploreDemo(desk.page);
});

/** The file that an export has written last; the save dialog of the tests names its folder. */
async function writtenFile({ exportsFolder }: Desk, ending: string): Promise<Buffer> {
  const names = (await readdir(exportsFolder)).filter((name) => name.endsWith(ending));
  expect(names).toHaveLength(1);
  return readFile(join(exportsFolder, names[0] ?? ''));
}

const readBack = (file: Buffer, sheet: string | null = null): Promise<ImportTable> =>
  readTable(file, importReadingSchema.parse({ sheet }));

const firstCells = ({ rows }: ImportTable) => rows.map(({ cells }) => cells[0] ?? '');

async function pressOn(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Chooses in a list that opens, by keyboard. */
async function choose(page: Page, field: Locator, option: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ArrowDown');
  const wanted = page.getByRole('option', { name: option, exact: true });
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 10; presses += 1) {
    if ((await wanted.getAttribute('data-combobox-selected')) === 'true') break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

/** Goes on with Tab to an input that is drawn by its label. */
async function tabToDrawn(page: Page, input: Locator): Promise<void> {
  await expect(input).toBeAttached();
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(input).toBeFocused({ timeout: 50 });
  }).toPass();
}

async function openByKeyboard(page: Page, group: string): Promise<void> {
  await openPalette(page, group);
  await expect(paletteOption(page, group)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(roster(page, group)).toBeVisible();
}

/** Chooses among the formats with the arrows, from the one that is chosen. */
async function chooseFormat(page: Page, within: Locator, name: string): Promise<void> {
  const wanted = within.getByRole('radio', { name, exact: true });
  await tabTo(page, within.getByRole('radio', { checked: true }).first());
  for (let presses = 0; presses < 8; presses += 1) {
    if ((await wanted.getAttribute('aria-checked')) === 'true') break;
    await page.keyboard.press('ArrowRight');
  }
  await expect(wanted).toBeChecked();
}

async function goToExports(page: Page): Promise<Locator> {
  await openPalette(page, 'go to exports');
  await expect(paletteOption(page, 'Go to exports')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  const screen = page.getByRole('region', { name: 'Exports', exact: true });
  await expect(screen).toBeVisible();
  return screen;
}

async function exportShown(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: /^Export/ });
  await expect(dialog).toBeVisible();
  return dialog;
}

test('two groups become a workbook with a sheet each, by keyboard alone', async ({ desk }) => {
  const { page } = desk;
  const expected: string[][] = [];
  for (const name of ['Board', 'Community kitchen']) {
    await openByKeyboard(page, name);
    expected.push(await firstPeople(page, 3));
  }
  const screen = await goToExports(page);
  await choose(
    page,
    screen.getByRole('combobox', { name: 'Export', exact: true }),
    'Several groups',
  );
  const groups = screen.getByRole('combobox', { name: 'Groups', exact: true });
  const all = screen.getByRole('checkbox', { name: /^All \d+ groups$/ });
  if (await all.isChecked()) await pressOn(page, all, 'Space');
  for (const name of ['Board', 'Community kitchen']) {
    await tabTo(page, groups);
    await page.keyboard.type(name);
    await expect(page.getByRole('option', { name, exact: true })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  await expect(screen.getByRole('list', { name: 'Sheets' })).toContainText('Community kitchen');
  await pressOn(page, screen.getByRole('button', { name: 'Save Excel file…' }));
  await expect(toast(page, /^Saved /)).toBeVisible();

  const file = await writtenFile(desk, '.xlsx');
  const { sheets } = await readBack(file);
  expect(sheets).toEqual(['Board', 'Community kitchen', 'About']);
  for (const [index, sheet] of ['Board', 'Community kitchen'].entries()) {
    const table = await readBack(file, sheet);
    expect(table.headings[0]).toBe('Name');
    expect(firstCells(table)).toEqual(expect.arrayContaining(expected[index] ?? []));
  }
  expect((await readBack(file, 'Community kitchen')).rows).toHaveLength(52);
});

test('the addresses of a group are copied with semicolons between them, by keyboard alone', async ({
  desk,
}) => {
  const { page } = desk;
  await openByKeyboard(page, 'Community kitchen');
  const dialog = await exportShown(page);
  await chooseFormat(page, dialog, 'E-mails');
  await choose(page, dialog.getByRole('combobox', { name: 'Between addresses' }), 'Semicolon');
  await pressOn(page, dialog.getByRole('button', { name: 'Copy the addresses' }));
  await expect(page.getByText(/^Copied \d+ addresses/).first()).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const addresses = copied.split('; ');
  expect(addresses.length).toBeGreaterThan(40);
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const address of addresses) expect(address).toMatch(/^[^\s,;<>]+@[^\s,;<>]+$/);
});

test('a sign-in sheet is looked at and saved as a PDF, by keyboard alone', async ({ desk }) => {
  const { page } = desk;
  await openByKeyboard(page, 'Community kitchen');
  const people = await firstPeople(page, 3);
  const dialog = await exportShown(page);
  await chooseFormat(page, dialog, 'Print, PDF');
  await tabToDrawn(page, dialog.getByRole('radio', { name: 'List', exact: true }));
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: 'Sign-in sheet' })).toBeChecked();
  const pages = page.frameLocator('iframe[title="The printed pages"]');
  for (const name of people) await expect(pages.getByText(name, { exact: true })).toBeVisible();
  const words = dialog.getByText(/^52 people on \d+ sheets? of paper$/);
  const sheets = Number(/on (\d+) /.exec((await words.textContent()) ?? '')?.[1]);
  await pressOn(page, dialog.getByRole('button', { name: 'Save PDF file…' }));
  await expect(toast(page, /^Saved /)).toBeVisible({ timeout: 40_000 });

  const file = (await writtenFile(desk, '.pdf')).toString('latin1');
  expect(file.startsWith('%PDF-')).toBe(true);
  expect([...file.matchAll(/\/Type\s*\/Page(?!s)/g)]).toHaveLength(sheets);
});

test('a way to export is kept as a template and used for another group', async ({ desk }) => {
  const { page } = desk;
  await openByKeyboard(page, 'Community kitchen');
  const first = await exportShown(page);
  await chooseFormat(page, first, 'CSV');
  await pressOn(page, first.getByRole('checkbox', { name: 'Phone' }), 'Space');
  await pressOn(page, first.getByRole('button', { name: 'Templates' }));
  await expect(page.getByRole('menuitem', { name: 'Save as a template…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of the template' })).toBeFocused();
  await page.keyboard.type('For the printer');
  await page.keyboard.press('Enter');
  await expect(first.getByRole('button', { name: 'For the printer' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(first).toBeHidden();

  await openByKeyboard(page, 'Board');
  const second = await exportShown(page);
  await chooseFormat(page, second, 'JSON');
  await pressOn(page, second.getByRole('button', { name: 'Templates' }));
  await expect(page.getByRole('menuitem', { name: 'For the printer', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(second.getByRole('radio', { name: 'CSV' })).toBeChecked();
  await pressOn(page, second.getByRole('button', { name: 'Save CSV file…' }));
  await expect(toast(page, /^Saved /)).toBeVisible();
  const { headings } = await readBack(await writtenFile(desk, '.csv'));
  expect(headings).toEqual(['Name', 'E-mail', 'Role', 'Joined']);
});

test('a roster of the past is exported as it was, by keyboard alone', async ({ desk }) => {
  const { page } = desk;
  await openByKeyboard(page, 'Community kitchen');
  await page.keyboard.press('ControlOrMeta+Shift+d');
  await pressOn(page, page.getByRole('button', { name: /^A year ago/ }));
  await expect(page.getByRole('region', { name: 'The past' })).toBeVisible();
  const grid = roster(page, 'Community kitchen');
  await expect(grid).not.toHaveAttribute('aria-rowcount', '53');
  const then = Number(await grid.getAttribute('aria-rowcount')) - 1;
  const dialog = await exportShown(page);
  await expect(dialog.getByRole('button', { name: /^When: As of / })).toBeVisible();
  await pressOn(page, dialog.getByRole('button', { name: 'Save Excel file…' }));
  await expect(toast(page, /^Saved /)).toBeVisible();
  const file = await writtenFile(desk, '.xlsx');
  expect((await readBack(file)).rows).toHaveLength(then);
  const about = await readBack(file, 'About');
  const lines = [about.headings, ...about.rows.map(({ cells }) => cells)].map((line) =>
    line.join(': '),
  );
  expect(lines.join('\n')).toMatch(/What this is: Community kitchen, as of /);
});

test('who left a group between two days is exported as CSV, with the mouse', async ({ desk }) => {
  const { page } = desk;
  await openGroup(page, 'Community kitchen');
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Export the history of/ });
  await dialog.getByRole('combobox', { name: 'Whose stays' }).click();
  const words = dialog.getByText(/^\d+ rows?$/);
  const all = (await words.textContent()) ?? '';
  await page.getByRole('option', { name: 'Left between' }).click();
  await dialog.getByRole('button', { name: 'This year', exact: true }).click();
  await dialog.getByRole('radio', { name: 'CSV' }).click();
  await expect(words).not.toHaveText(all);
  await expect(words).not.toHaveText('0 rows');
  const rows = Number(/^\d+/.exec((await words.textContent()) ?? '')?.[0]);
  await dialog.getByRole('button', { name: 'Save CSV file…' }).click();
  await expect(toast(page, /^Saved /)).toBeVisible();
  const { headings, rows: written } = await readBack(await writtenFile(desk, '.csv'));
  expect(headings).toEqual(['Name', 'E-mail', 'Phone', 'Role', 'Joined', 'Left']);
  expect(written).toHaveLength(rows);
  for (const { cells } of written) expect(cells[5]).toMatch(/^\d{4}-\d\d-\d\d$/);
});
