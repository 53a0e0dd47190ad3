import {
  exploreDemo,
  firstPeople,
  groupOption,
  openGroup,
  roster,
  tabTo,
} from './support/actions.ts';
import { openPalette, paletteOption } from './support/palette.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ desk }) => {
  await exploreDemo(desk.page);
});

test('the palette opens a group, finds what is possible and says what is not, by keyboard alone', async ({
  desk,
}) => {
  const { page } = desk;
  await openGroup(page, 'Board');
  const field = await openPalette(page, 'welc');
  await expect(paletteOption(page, 'Welcome desk')).toHaveAttribute('aria-selected', 'true');
  const marked = await field.getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${marked}"]`)).toContainText('Welcome desk');
  await page.keyboard.press('Enter');
  await expect(roster(page, 'Welcome desk')).toBeVisible();
  await expect(roster(page, 'Welcome desk').getByRole('row').nth(1)).toBeFocused();

  await openPalette(page, 'remove');
  const remove = paletteOption(page, 'Remove the chosen people');
  await expect(remove).toContainText('Choose people on the roster first.');
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(roster(page, 'Welcome desk').getByRole('row').nth(1)).toBeFocused();

  await page.keyboard.press('Space');
  const [first = ''] = await firstPeople(page, 1);
  await openPalette(page, 'remove');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: `Select ${first}`, exact: true })).toBeHidden();
  await openPalette(page, 'undo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: `Select ${first}`, exact: true })).toBeVisible();

  await openPalette(page, '');
  await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option').first()).toHaveText(
    /^Board/,
  );
});

test('Enter right after typing takes what was typed, not what was listed before', async ({
  desk,
}) => {
  const { page } = desk;
  await openPalette(page, 'board');
  await page.getByRole('combobox', { name: 'Search or command' }).fill('');
  await page.keyboard.insertText('phone tree');
  await page.keyboard.press('Enter');
  await expect(roster(page, 'Phone tree')).toBeVisible();
});

test('the palette has the keyboard before the next key can come, and gives it back where it was', async ({
  desk,
}) => {
  const { page } = desk;
  await openGroup(page, 'Board');
  const row = roster(page, 'Board').getByRole('row').nth(1);
  await row.focus();
  const label = await row.evaluate(async (element) => {
    const keys = { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true };
    element.dispatchEvent(new KeyboardEvent('keydown', keys));
    // The next task, as the next key would be.
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
    return document.activeElement?.getAttribute('aria-label');
  });
  expect(label).toBe('Search or command');
  const field = page.getByRole('combobox', { name: 'Search or command' });
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(row).toBeFocused();
});

test('the palette opens from the sidebar, and its entries by a click', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: 'Search or command' }).click();
  await page.getByRole('combobox', { name: 'Search or command' }).fill('first aid');
  await paletteOption(page, 'First aiders').click();
  await expect(roster(page, 'First aiders')).toBeVisible();

  await page.getByRole('button', { name: 'Search or command' }).click();
  await page.getByRole('combobox', { name: 'Search or command' }).fill('new gr');
  await paletteOption(page, 'New group').click();
  const dialog = page.getByRole('dialog', { name: 'New group' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Lamp lighters');
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(groupOption(page, 'Lamp lighters')).toBeVisible();
});

test('keys go to every screen, also while typing, and do nothing under a dialog', async ({
  desk,
}) => {
  const { page } = desk;
  const current = page.getByRole('navigation', { name: 'Muster' }).locator('[aria-current="page"]');
  for (const [key, name] of [
    ['3', 'Changes'],
    ['2', 'People'],
    ['4', 'Exports'],
    ['5', 'Activity'],
    ['6', 'Settings'],
    ['1', 'Groups'],
  ] as const) {
    await page.keyboard.press(`ControlOrMeta+${key}`);
    await expect(current).toContainText(name);
  }

  await openGroup(page, 'Drivers');
  await page.keyboard.press('ControlOrMeta+f');
  await expect(page.getByLabel('Filter this roster')).toBeFocused();
  await page.keyboard.type('?z');
  await expect(page.getByLabel('Filter this roster')).toHaveValue('?z');
  await page.keyboard.press('ControlOrMeta+z');
  // How much a text field takes back at once is the browser's.
  await expect(page.getByLabel('Filter this roster')).not.toHaveValue('?z');
  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: /^Export/ });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.press('ControlOrMeta+3');
  await expect(dialog).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Search or command' })).toBeHidden();
  await expect(current).toContainText('Groups');
});

test('every key is listed under ?, and what cannot be done says why', async ({ desk }) => {
  const { page } = desk;
  await openGroup(page, 'Drivers');
  await page.keyboard.press('Escape');
  await roster(page, 'Drivers').getByRole('row').nth(1).focus();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help.getByText('Find a group')).toBeVisible();
  await page.keyboard.type('undo');
  await expect(help.getByRole('term')).toHaveText(['Undo']);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();

  await page.keyboard.press('ControlOrMeta+Shift+m');
  await expect(page.getByText('Choose people on the roster first.')).toBeVisible();
});

test('columns are chosen and moved by keyboard alone, on the roster and on the people', async ({
  desk,
}) => {
  const { page } = desk;
  const headings = page.getByRole('grid').getByRole('columnheader');
  const columns = page.getByRole('button', { name: 'Columns', exact: true });
  const open = async (first: string) => {
    await openPalette(page, 'columns');
    await expect(paletteOption(page, 'Columns')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('checkbox', { name: first, exact: true })).toBeFocused();
  };
  const close = async () => {
    await page.keyboard.press('Escape');
    await expect(columns).toBeFocused();
  };

  await openGroup(page, 'Drivers');
  await open('E-mail');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(headings.nth(3)).toContainText('E-mail');
  await close();

  await page.keyboard.press('ControlOrMeta+2');
  await expect(headings.nth(2)).toContainText('E-mail');
  await open('E-mail');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(headings.nth(3)).toContainText('E-mail');
  const key = page.getByRole('checkbox', { name: 'Member key', exact: true });
  await tabTo(page, key);
  await page.keyboard.press('Space');
  await expect(key).toBeFocused();
  await close();

  await page.reload();
  await page.keyboard.press('ControlOrMeta+2');
  await expect(headings.nth(3)).toContainText('E-mail');
  await expect(headings.filter({ hasText: 'Member key' })).toBeVisible();
  await open('Phone');
  await tabTo(page, page.getByRole('button', { name: 'Reset to Muster’s own' }));
  await page.keyboard.press('Enter');
  await expect(headings.nth(2)).toContainText('E-mail');
  await expect(headings.filter({ hasText: 'Member key' })).toBeHidden();
});
