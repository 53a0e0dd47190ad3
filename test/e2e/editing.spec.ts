import {
  connect,
  deleteGroup,
  firstPeople,
  groupOption,
  openGroup,
  renameGroup,
  roster,
  rosterRow,
  selectPeople,
  toast,
  waitUntilUpToDate,
} from './support/actions.ts';
import { serverGroup, serverState } from './support/serverState.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ desk, server }) => {
  await connect(desk.page, server);
  await waitUntilUpToDate(desk.page);
});

test('a group is made, filled, changed and deleted with the mouse, and the server follows', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  // While no group is open yet, the empty roster offers it as well.
  await page.getByRole('button', { name: 'New group' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New group' });
  await dialog.getByLabel('Name').fill('Snow clearing');
  await dialog.getByLabel('Description').fill('From the first flakes on.');
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(page.getByText('Nobody in this group yet')).toBeVisible();

  await page.getByRole('button', { name: 'Add people' }).first().click();
  const add = page.getByRole('dialog', { name: /Add people to/ });
  for (const text of ['lindqvist', 'hargreaves']) {
    await add.getByRole('combobox', { name: 'People to add' }).fill(text);
    // The last option offers to make somebody of that name.
    await page.getByRole('option', { name: new RegExp(`^(?!Add “).*${text}`, 'i') }).click();
  }
  await add.getByRole('button', { name: 'Add 2 people' }).click();
  await expect(rosterRow(page, 'Åsa Lindqvist')).toBeVisible();
  await expect(rosterRow(page, 'Tom Hargreaves')).toBeVisible();

  await selectPeople(page, ['Åsa Lindqvist']);
  await page.getByRole('button', { name: 'Make admin' }).click();
  await expect(rosterRow(page, 'Åsa Lindqvist')).toContainText('Admin');
  await renameGroup(page, 'Winter service');
  await waitUntilUpToDate(page);

  const made = await serverGroup(server, 'Winter service');
  expect(made.description).toBe('From the first flakes on.');
  expect(made.members.map(({ isAdmin }) => isAdmin).sort()).toEqual([false, true]);

  await deleteGroup(page);
  await expect(groupOption(page, 'Winter service')).toBeHidden();
  await waitUntilUpToDate(page);
  const { groups } = await serverState(server);
  expect(groups.some(({ name }) => name === 'Winter service')).toBe(false);
});

test('a removal is undone and redone from its toast, and by keys', async ({ desk, server }) => {
  const { page } = desk;
  await openGroup(page, 'Board');
  const before = await serverGroup(server, 'Board');
  const [first = '', second = ''] = await firstPeople(page, 2);

  await selectPeople(page, [first]);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(rosterRow(page, first)).toBeHidden();
  await toast(page, 'Removed').getByRole('button', { name: 'Undo' }).click();
  await expect(rosterRow(page, first)).toBeVisible();
  await toast(page, 'Undone: Removed').getByRole('button', { name: 'Redo' }).click();
  await expect(rosterRow(page, first)).toBeHidden();
  await toast(page, 'Done again: Removed').getByRole('button', { name: 'Undo' }).click();
  await expect(rosterRow(page, first)).toBeVisible();

  await selectPeople(page, [second]);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(rosterRow(page, second)).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rosterRow(page, second)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(rosterRow(page, second)).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rosterRow(page, second)).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(rosterRow(page, second)).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rosterRow(page, second)).toBeVisible();

  await waitUntilUpToDate(page);
  const membersOf = ({ members }: typeof before) =>
    members.map(({ personId, isAdmin }) => `${personId} ${isAdmin}`);
  expect(membersOf(await serverGroup(server, 'Board'))).toEqual(membersOf(before));
});

test('people are found, chosen and moved by keyboard alone', async ({ desk, server }) => {
  const { page } = desk;
  await page.keyboard.press('/');
  await expect(page.getByLabel('Find a group')).toBeFocused();
  await page.keyboard.type('first aid');
  await expect(page.getByRole('listbox', { name: 'Groups' }).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(roster(page, 'First aiders')).toBeVisible();
  const [first = '', second = ''] = await firstPeople(page, 2);

  const firstRow = rosterRow(page, first);
  for (let presses = 0; presses < 20; presses += 1) {
    if (await firstRow.evaluate((row) => row.contains(document.activeElement))) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 selected')).toBeVisible();

  const move = page.getByRole('button', { name: 'Move to…' });
  for (let presses = 0; presses < 20; presses += 1) {
    if (await move.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /Move 2 people/ })).toBeVisible();
  await page.keyboard.type('welcome');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(rosterRow(page, first)).toBeHidden();
  await expect(rosterRow(page, second)).toBeHidden();

  await waitUntilUpToDate(page);
  const { people } = await serverState(server);
  const welcome = await serverGroup(server, 'Welcome desk');
  const namesThere = welcome.members.map(
    ({ personId }) => people.find(({ id }) => id === personId)?.name,
  );
  expect(namesThere).toEqual(expect.arrayContaining([first, second]));
});

test('a name that another group has is refused at the field, and nothing changes', async ({
  desk,
}) => {
  const { page } = desk;
  await openGroup(page, 'Board');
  await page.getByRole('button', { name: 'More actions for this group' }).click();
  await page.getByRole('menuitem', { name: /^Rename/ }).click();
  await page.getByRole('textbox', { name: 'Group name' }).fill('Drivers');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is already a group called “Drivers”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(roster(page, 'Board')).toBeVisible();
});

test('the roster sorts, filters and selects everybody it shows', async ({ desk }) => {
  const { page } = desk;
  await openGroup(page, 'Phone tree');
  const header = page.getByRole('columnheader', { name: 'Name' });
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  const [firstAscending] = await firstPeople(page, 1);
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(async () => (await firstPeople(page, 1))[0]).not.toBe(firstAscending);

  await page.getByRole('grid').getByRole('row').nth(1).click();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByText('80 selected')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('80 selected')).toBeHidden();

  await page.getByLabel('Filter this roster').fill('zzzz');
  await expect(page.getByText('Nobody here fits the filter')).toBeVisible();
});
