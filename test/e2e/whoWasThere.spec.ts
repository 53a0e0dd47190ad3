import { exploreDemo, roster, rosterRow, tabTo } from './support/actions.ts';
import { openPalette, paletteOption } from './support/palette.ts';
import { expect, test } from './support/test.ts';

// “Who is in the kitchen team, and who was in it in March?”

test.beforeEach(async ({ desk }) => {
  await exploreDemo(desk.page);
});

test('somebody is found and a roster of the past read, by keyboard alone', async ({ desk }) => {
  const { page } = desk;
  await openPalette(page, 'lindqvist');
  await expect(paletteOption(page, 'Åsa Lindqvist')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  const person = page.getByRole('dialog', { name: 'Åsa Lindqvist' });
  await expect(person.getByRole('heading', { name: /^Groups/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(person).toBeHidden();

  await openPalette(page, 'community kitchen');
  await page.keyboard.press('Enter');
  const grid = roster(page, 'Community kitchen');
  await expect(grid).toHaveAttribute('aria-rowcount', '53');
  await expect(grid.getByRole('row').nth(1)).toBeFocused();

  await page.keyboard.press('ControlOrMeta+Shift+d');
  await tabTo(page, page.getByRole('button', { name: /^A year ago/ }));
  await page.keyboard.press('Enter');
  const past = page.getByRole('region', { name: 'The past' });
  await expect(past).toContainText('You are looking at the past');
  await expect(grid).not.toHaveAttribute('aria-rowcount', '53');
  await openPalette(page, 'add people');
  await expect(paletteOption(page, 'Add people')).toContainText(/the past/);
  await page.keyboard.press('Escape');
  await tabTo(page, past.getByRole('button', { name: 'Back to now' }));
  await page.keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '53');

  await page.keyboard.press('ControlOrMeta+Shift+h');
  await expect(page.getByRole('tab', { name: 'History' })).toHaveAttribute('aria-selected', 'true');
});

test('somebody is found among everybody and a roster of the past read, with the mouse', async ({
  desk,
}) => {
  const { page } = desk;
  await page
    .getByRole('navigation', { name: 'Muster' })
    .getByRole('button', { name: 'People' })
    .click();
  await page.getByLabel('Find people').fill('lindqvist');
  await rosterRow(page, 'Åsa Lindqvist').getByRole('button', { name: 'Åsa Lindqvist' }).click();
  const person = page.getByRole('dialog', { name: 'Åsa Lindqvist' });
  await expect(person.getByRole('heading', { name: /^Groups/ })).toBeVisible();
  const groups = person.getByTitle(/^Open /);
  const name = ((await groups.first().textContent()) ?? '').trim();
  await groups.first().click();
  await expect(person).toBeHidden();
  await expect(roster(page, name)).toBeVisible();

  await page.getByRole('button', { name: 'As of: now' }).click();
  await page.getByRole('button', { name: /^A year ago/ }).click();
  const past = page.getByRole('region', { name: 'The past' });
  await expect(past).toContainText('You are looking at the past');
  await past.getByRole('button', { name: 'Back to now' }).click();
  await expect(past).toBeHidden();
});
