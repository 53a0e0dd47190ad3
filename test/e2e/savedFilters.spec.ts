import { exploreDemo } from './support/actions.ts';
import { expect, test } from './support/test.ts';

test('the first filter is kept, and picked again, by keyboard alone', async ({ desk }) => {
  const { page } = desk;
  await exploreDemo(page);
  await page.keyboard.press('ControlOrMeta+Shift+F');
  await page.keyboard.type('anna');
  const menu = page.getByRole('button', { name: 'Saved filters' });
  await menu.focus();
  await page.keyboard.press('Enter');
  // None is kept yet: the keys go to what can be done.
  await expect(page.getByRole('menuitem', { name: 'Save this filter as…' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('The Annas');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  const picked = page.getByRole('button', { name: 'The Annas' });
  await picked.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'The Annas', exact: true })).toBeFocused();
});
