import {
  chooseSystem,
  exploreDemo,
  firstPeople,
  openGroup,
  renameGroup,
  selectPeople,
  setOffline,
  statusPill,
} from './support/actions.ts';
import { expectNoViolations } from './support/axe.ts';
import { expect, test } from './support/test.ts';

test('every screen is free of WCAG 2.2 AA violations axe can find, in light and dark', async ({
  desk,
}) => {
  test.setTimeout(600_000);
  const { page } = desk;
  await expect(page.getByRole('heading', { name: 'Welcome to Muster' })).toBeVisible();
  await expectNoViolations(page, 'first run');

  for (const system of ['Members.dev', 'WorkOS', 'Stream']) {
    await chooseSystem(page, system);
    await page.getByRole('button', { name: /^Not confirmed/ }).click();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expectNoViolations(page, `connect form, ${system}`);
    await page.getByRole('button', { name: 'Cancel' }).click();
  }

  await exploreDemo(page);
  await openGroup(page, 'Community kitchen');
  await expectNoViolations(page, 'roster');

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('an');
  await expect(page.getByRole('group', { name: 'People' }).getByRole('option')).toHaveCount(8);
  await expectNoViolations(page, 'palette');
  await page.keyboard.press('Escape');
  await page.getByRole('grid').getByRole('row').nth(1).focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectNoViolations(page, 'keyboard shortcuts');
  await page.keyboard.press('Escape');

  await selectPeople(page, await firstPeople(page, 2));
  await expectNoViolations(page, 'roster with a selection');

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
  await expectNoViolations(page, 'export');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Add people' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoViolations(page, 'add people');
  await page.keyboard.press('Escape');

  await setOffline(page, true);
  await renameGroup(page, 'Kitchen crew');
  await page.getByRole('button', { name: /^Changes/ }).click();
  await expect(page.getByRole('heading', { name: 'Changes' })).toBeVisible();
  await expectNoViolations(page, 'changes, offline');

  await statusPill(page).click();
  await expectNoViolations(page, 'sync details');
  await page.getByRole('button', { name: 'Sync log…' }).click();
  await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
  await expectNoViolations(page, 'sync log');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Activity', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Time line' })).toBeVisible();
  await expectNoViolations(page, 'activity');

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Diagnostics' })).toBeVisible();
  await expectNoViolations(page, 'settings');
  await page.getByRole('button', { name: 'Backups…' }).click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
  await expectNoViolations(page, 'backups');
  await page
    .getByRole('button', { name: /^Restore the copy of/ })
    .first()
    .click();
  await expectNoViolations(page, 'restoring a copy');
});

test('people, the past and pasted lists are free of them too', async ({ desk }) => {
  test.setTimeout(600_000);
  const { page } = desk;
  await exploreDemo(page);
  await page.keyboard.press('ControlOrMeta+2');
  await page.getByLabel('Find people').fill('an');
  await expect(page.getByRole('grid', { name: 'People' })).toHaveAttribute('aria-busy', 'false');
  await expectNoViolations(page, 'people');
  await page
    .getByRole('grid', { name: 'People' })
    .getByRole('row')
    .nth(1)
    .getByRole('button')
    .click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: /^Groups/ })).toBeVisible();
  await expectNoViolations(page, 'a person');
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+5');
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
  await expectNoViolations(page, 'activity');
  await page.keyboard.press('ControlOrMeta+6');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expectNoViolations(page, 'settings');

  await page.keyboard.press('ControlOrMeta+1');
  await openGroup(page, 'Community kitchen');
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('tabpanel').getByRole('row').nth(1)).toBeVisible();
  await expectNoViolations(page, 'history');
  await page.getByRole('button', { name: 'Compare two dates…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoViolations(page, 'compare');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Roster' }).click();

  await page.getByRole('button', { name: 'As of: now' }).click();
  await expect(page.getByRole('button', { name: /^A year ago/ })).toBeVisible();
  await expectNoViolations(page, 'choosing a day');
  await page.getByRole('button', { name: /^A year ago/ }).click();
  await expect(page.getByRole('region', { name: 'The past' })).toBeVisible();
  await expectNoViolations(page, 'a roster of the past');
  await page.getByRole('button', { name: 'Back to now' }).click();

  await page.keyboard.press('ControlOrMeta+Shift+l');
  await page.getByLabel('People, one on each line').fill('Åsa Lindqvist\nXanthippe Quandt');
  await expectNoViolations(page, 'pasting people');
  await page.getByRole('button', { name: 'Look them up' }).click();
  await expect(page.getByRole('tab', { name: /^Not found/ })).toBeVisible();
  await expectNoViolations(page, 'pasted people');
});

test('at 200 % zoom nothing of the groups screen is out of reach', async ({ desk }) => {
  const { page } = desk;
  await exploreDemo(page);
  await openGroup(page, 'Community kitchen');
  await selectPeople(page, await firstPeople(page, 2));
  // A window of 1280 × 800 has half as many pixels each way then.
  await page.setViewportSize({ width: 640, height: 400 });
  for (const control of [
    page.getByRole('button', { name: 'Search or command' }),
    page.getByRole('button', { name: 'Changes' }),
    page.getByLabel('Find a group'),
    page.getByRole('heading', { name: 'Community kitchen' }),
    page.getByRole('button', { name: 'Export', exact: true }),
    page.getByRole('button', { name: 'Add people' }),
    page.getByRole('button', { name: 'More actions for this group' }),
    page.getByLabel('Filter this roster'),
    page.getByRole('button', { name: 'Clear the selection' }),
  ]) {
    await expect(control.first()).toBeInViewport({ ratio: 0.9 });
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(overflow).toBeLessThanOrEqual(640);
});
