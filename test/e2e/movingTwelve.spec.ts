import {
  connect,
  firstPeople,
  openGroup,
  roster,
  rosterRow,
  toast,
  waitUntilUpToDate,
} from './support/actions.ts';
import { openPalette } from './support/palette.ts';
import { serverGroup, serverState } from './support/serverState.ts';
import { expect, test } from './support/test.ts';

// “Move these twelve people to the Saturday shift.”

test.beforeEach(async ({ desk, server }) => {
  test.setTimeout(120_000);
  await connect(desk.page, server);
  await waitUntilUpToDate(desk.page);
});

test('twelve are chosen and moved by keyboard alone, and back', async ({ desk, server }) => {
  const { page } = desk;
  const before = await serverGroup(server, 'Saturday shift');
  await openPalette(page, 'phone tree');
  await page.keyboard.press('Enter');
  await expect(roster(page, 'Phone tree').getByRole('row').nth(1)).toBeFocused();
  const twelve = await firstPeople(page, 12);
  await page.keyboard.press('Space');
  for (let presses = 1; presses < 12; presses += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('12 selected')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+Shift+m');
  const move = page.getByRole('dialog', { name: /^Move 12 people/ });
  await expect(move.getByRole('combobox', { name: 'Move to' })).toBeFocused();
  await page.keyboard.type('saturday');
  await expect(move.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(move).toBeHidden();
  await expect(rosterRow(page, twelve[0] ?? '')).toBeHidden();
  await waitUntilUpToDate(page);
  const { people } = await serverState(server);
  const namesThere = (await serverGroup(server, 'Saturday shift')).members.map(
    ({ personId }) => people.find(({ id }) => id === personId)?.name,
  );
  expect(namesThere).toEqual(expect.arrayContaining(twelve));

  await page.keyboard.press('ControlOrMeta+z');
  await expect(rosterRow(page, twelve[0] ?? '')).toBeVisible();
  await waitUntilUpToDate(page);
  expect((await serverGroup(server, 'Saturday shift')).members).toHaveLength(before.members.length);
});

test('twelve are chosen and moved with the mouse, and back by the toast', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  const before = await serverGroup(server, 'Phone tree');
  await openGroup(page, 'Phone tree');
  const twelve = await firstPeople(page, 12);
  await rosterRow(page, twelve[0] ?? '').click();
  await rosterRow(page, twelve[11] ?? '').click({ modifiers: ['Shift'] });
  await expect(page.getByText('12 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Move to…' }).click();
  const move = page.getByRole('dialog', { name: /^Move 12 people/ });
  await move.getByRole('combobox', { name: 'Move to' }).fill('saturday');
  await move.getByRole('option', { name: /^Saturday shift/ }).click();
  await move.getByRole('button', { name: 'Move 12 people' }).click();
  await expect(move).toBeHidden();
  await expect(rosterRow(page, twelve[0] ?? '')).toBeHidden();
  await toast(page, 'Moved 12 people').getByRole('button', { name: 'Undo' }).click();
  await expect(rosterRow(page, twelve[0] ?? '')).toBeVisible();
  await waitUntilUpToDate(page);
  expect((await serverGroup(server, 'Phone tree')).members).toHaveLength(before.members.length);
});

test('a column out of a spreadsheet is pasted on the roster, added as one edit and taken back', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  await openPalette(page, 'phone tree');
  await page.keyboard.press('Enter');
  const twelve = await firstPeople(page, 12);
  await openPalette(page, 'new group');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Lantern walk');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nobody in this group yet')).toBeVisible();
  await page.evaluate((column) => navigator.clipboard.writeText(column), twelve.join('\r\n'));
  await page.getByRole('listbox', { name: 'Groups' }).focus();
  await page.keyboard.press('ControlOrMeta+v');

  const paste = page.getByRole('dialog', { name: /^Paste people into/ });
  await expect(paste.getByText('Add 12 people to Lantern walk.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(paste).toBeHidden();
  await expect(roster(page, 'Lantern walk')).toHaveAttribute('aria-rowcount', '13');
  await waitUntilUpToDate(page);
  expect((await serverGroup(server, 'Lantern walk')).members).toHaveLength(12);
  await roster(page, 'Lantern walk').getByRole('row').nth(1).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('Nobody in this group yet')).toBeVisible();
});
