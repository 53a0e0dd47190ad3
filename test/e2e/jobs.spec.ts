import { readXlsx } from '#test/support/readXlsx.ts';
import {
  connect,
  exploreDemo,
  firstPeople,
  groupOption,
  roster,
  rosterRow,
  statusPill,
  tabTo,
  toast,
  waitUntilUpToDate,
} from './support/actions.ts';
import { openPalette } from './support/palette.ts';
import { serverGroup, serverState } from './support/serverState.ts';
import { expect, test } from './support/test.ts';

// The jobs people hire Muster for, by keyboard alone.

test('“Put these twelve on the Saturday shift”: typed, added as one edit, taken back as one', async ({
  desk,
  server,
}) => {
  test.setTimeout(120_000);
  const { page } = desk;
  await connect(page, server);
  await waitUntilUpToDate(page);
  await openPalette(page, 'phone tree');
  await page.keyboard.press('Enter');
  await expect(roster(page, 'Phone tree').getByRole('row').nth(1)).toBeFocused();
  const twelve = await firstPeople(page, 12);
  await openPalette(page, 'new group');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New group' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Lantern walk');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nobody in this group yet')).toBeVisible();
  await expect(dialog).toBeHidden();

  await page.keyboard.press('ControlOrMeta+Shift+a');
  const add = page.getByRole('dialog', { name: /Add people to/ });
  const field = add.getByRole('combobox', { name: 'People to add' });
  await expect(field).toBeFocused();
  for (const [index, name] of twelve.entries()) {
    await page.keyboard.insertText(name);
    await page.keyboard.press('Enter');
    await expect(
      add.getByRole('button', { name: new RegExp(`^Add ${index + 1} p`) }),
    ).toBeVisible();
  }
  await page.keyboard.press('Enter');
  await expect(add).toBeHidden();
  await expect(roster(page, 'Lantern walk')).toHaveAttribute('aria-rowcount', '13');
  await waitUntilUpToDate(page);
  expect((await serverGroup(server, 'Lantern walk')).members).toHaveLength(12);

  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('Nobody in this group yet')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(roster(page, 'Lantern walk')).toHaveAttribute('aria-rowcount', '13');
  await waitUntilUpToDate(page);
  expect((await serverGroup(server, 'Lantern walk')).members).toHaveLength(12);
});

test('“Send me the list by tonight”: a group’s roster as a spreadsheet', async ({ desk }) => {
  const { page } = desk;
  await exploreDemo(page);
  await page.keyboard.press('/');
  await page.keyboard.type('community kitch');
  await expect(page.getByRole('listbox', { name: 'Groups' }).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(roster(page, 'Community kitchen')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: /Export/ });
  const save = dialog.getByRole('button', { name: /^Save .* file…$/ });
  await tabTo(page, save);
  await page.keyboard.press('Enter');
  const saved = page.getByText(/^Saved .*\.xlsx/);
  await expect(saved).toBeVisible();
  const fileName = /Saved (.*\.xlsx)/.exec((await saved.textContent()) ?? '')?.[1] ?? '';
  const { cells, lastRow } = readXlsx(`${desk.exportsFolder}/${fileName}`);
  expect(['A1', 'B1', 'C1'].map((place) => cells.get(place)?.text)).toEqual([
    'Name',
    'E-mail',
    'Phone',
  ]);
  expect(lastRow).toBe(53);
});

test('“Did it get through?”: edits made offline wait, say so, and are sent', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  await connect(page, server);
  await waitUntilUpToDate(page);
  await openPalette(page, 'work off');
  await page.keyboard.press('Enter');
  await expect(statusPill(page)).toContainText('Offline');

  await openPalette(page, 'board');
  await page.keyboard.press('Enter');
  await expect(roster(page, 'Board').getByRole('row').nth(1)).toBeFocused();
  const before = await serverGroup(server, 'Board');
  const [first = ''] = await firstPeople(page, 1);
  await page.keyboard.press('Space');
  await page.keyboard.press('Delete');
  await expect(rosterRow(page, first)).toBeHidden();
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: 'Group name' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Trustees');
  await page.keyboard.press('Enter');
  await expect(groupOption(page, 'Trustees')).toHaveAccessibleName(/waiting/i);
  await expect(statusPill(page)).toContainText('Offline: 2 changes waiting');
  expect((await serverState(server)).groups.some(({ name }) => name === 'Trustees')).toBe(false);

  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByRole('heading', { name: 'Changes' })).toBeVisible();
  await expect(page.getByText(/Rename/).first()).toBeVisible();
  await openPalette(page, 'go online');
  await page.keyboard.press('Enter');
  await waitUntilUpToDate(page);
  const after = await serverGroup(server, 'Trustees');
  expect(after.id).toBe(before.id);
  expect(after.members).toHaveLength(before.members.length - 1);
  await expect(toast(page, 'Renamed')).toBeVisible();
});
