import { readdir, readFile } from 'node:fs/promises';
import { readXlsx } from '#test/support/readXlsx.ts';
import { exploreDemo, openGroup } from './support/actions.ts';
import type { Desk } from './support/desk.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ desk }) => {
  await exploreDemo(desk.page);
  await openGroup(desk.page, 'Community kitchen');
  await desk.page.getByRole('button', { name: 'Export', exact: true }).click();
});

test('a roster is exported to Excel with the columns chosen', async ({ desk }) => {
  const { page } = desk;
  const dialog = page.getByRole('dialog', { name: /Export/ });
  await dialog.getByRole('checkbox', { name: 'Phone' }).click();
  const preview = dialog.getByRole('table');
  await expect(preview.getByRole('columnheader', { name: 'Phone' })).toBeHidden();
  await dialog.getByRole('button', { name: /^Save .* file…$/ }).click();
  await expect(page.getByText(/^Saved /)).toBeVisible();

  const name = (await page.getByText(/^Saved /).textContent()) ?? '';
  const fileName = /Saved (.*\.xlsx)/.exec(name)?.[1] ?? '';
  const { cells, lastRow } = readXlsx(`${desk.exportsFolder}/${fileName}`);
  const headings = ['A1', 'B1', 'C1', 'D1'].map((place) => cells.get(place)?.text);
  expect(headings).toEqual(['Name', 'E-mail', 'Role', 'Joined']);
  expect(lastRow).toBe(53);
});

test('a roster is exported to CSV', async ({ desk }) => {
  const { page } = desk;
  const dialog = page.getByRole('dialog', { name: /Export/ });
  await dialog
    .getByRole('radiogroup', { name: 'Format' })
    .getByRole('radio', { name: 'CSV' })
    .click();
  await dialog.getByRole('button', { name: /^Save CSV file…$/ }).click();
  await expect(page.getByText(/^Saved /)).toBeVisible();
  const text = await fetchExport(desk);
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.trimEnd().split('\r\n')).toHaveLength(53);
});

/** As the user gets it: from the browser's downloads, or from the folder the save dialog named. */
async function fetchExport({ page, host, exportsFolder }: Desk): Promise<string> {
  if (host === 'electron') {
    const [name = ''] = await readdir(exportsFolder);
    return readFile(`${exportsFolder}/${name}`, 'utf8');
  }
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Show' }).click();
  return readFile(await (await download).path(), 'utf8');
}
