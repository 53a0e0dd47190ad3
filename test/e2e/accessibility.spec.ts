import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
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
import { expect, test } from './support/test.ts';

async function expectNoViolations(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`);
    expect(found, `${where}, ${colorScheme}`).toEqual([]);
  }
}

test('every screen is free of WCAG 2.2 AA violations axe can find, in light and dark', async ({
  desk,
}) => {
  test.setTimeout(300_000);
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

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
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
