import type { Page } from '@playwright/test';
import { button } from './deskPage.ts';
import type { DeskState } from './deskState.ts';

const showChanges = (page: Page) => page.getByRole('button', { name: /^Changes/ }).click();
const scroll = (page: Page, top: number) =>
  page
    .locator('main [class*="content"]')
    .first()
    .evaluate((node, to) => node.scrollTo(0, to), top);
const openBackups = async (page: Page) => {
  await button(page, 'Settings').click();
  await button(page, 'Backups…').click();
  await page.getByRole('dialog', { name: 'Backups' }).waitFor();
};
const openLog = async (page: Page) => {
  await page.getByRole('navigation').getByRole('button').last().click();
  await button(page, 'Sync log…').click();
  await page.getByRole('dialog', { name: 'Recent syncs' }).waitFor();
};

/** What the sync engine's abilities look like: conflicts, undo and redo, its log, backups and a repaired file. */
export const engineStates: readonly DeskState[] = [
  ...[0, 420, 840, 2000].map((top) => ({
    name: `conflicts-every-${top}`,
    scenario: 'everyConflict',
    prepare: async (page: Page) => {
      await showChanges(page);
      await page.getByRole('article').first().waitFor();
      await scroll(page, top);
    },
  })),
  ...[0, 900].map((top) => ({
    name: `conflicts-many-${top}`,
    scenario: 'manyConflicts',
    prepare: async (page: Page) => {
      await showChanges(page);
      await page.getByRole('article').first().waitFor();
      await scroll(page, top);
    },
  })),
  {
    name: 'conflict-settled',
    scenario: 'everyConflict',
    prepare: async (page) => {
      await showChanges(page);
      await page.getByRole('button', { name: /^Take “Harvest supper”/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'conflict-undone',
    scenario: 'everyConflict',
    prepare: async (page) => {
      await showChanges(page);
      await page.getByRole('button', { name: /^Take “Harvest supper”/ }).click();
      await page.getByRole('alert').waitFor();
      await page.keyboard.press('Control+z');
      await page.getByText(/^Undone: /).waitFor();
    },
  },
  {
    name: 'conflict-settling-fails',
    scenario: 'settlingFails',
    prepare: async (page) => {
      await showChanges(page);
      await page.getByRole('button', { name: /^Keep my description/ }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'conflicts-fail', scenario: 'conflictsFail', prepare: showChanges },
  {
    name: 'undo-refused',
    scenario: 'errors',
    prepare: async (page) => {
      await page.getByRole('option', { name: /^Community kitchen/ }).click();
      await page.getByRole('grid').getByRole('checkbox').nth(2).click();
      await button(page, 'Make admin').click();
      await page.getByRole('alert').waitFor();
      await page.keyboard.press('Control+z');
      await page.getByText('This was not undone').waitFor();
    },
  },
  { name: 'sync-log', scenario: 'demo', prepare: openLog },
  { name: 'sync-log-empty', scenario: 'noBackups', prepare: openLog },
  { name: 'sync-log-fails', scenario: 'backupListFails', prepare: openLog },
  { name: 'backups', scenario: 'demo', prepare: openBackups },
  { name: 'backups-none', scenario: 'noBackups', prepare: openBackups },
  { name: 'backups-list-fails', scenario: 'backupListFails', prepare: openBackups },
  {
    name: 'backups-made',
    scenario: 'demo',
    prepare: async (page) => {
      await openBackups(page);
      await button(page, 'Back up now').click();
      await page.getByText(/^Backed up/).waitFor();
    },
  },
  {
    name: 'backups-busy',
    scenario: 'slowBackup',
    prepare: async (page) => {
      await openBackups(page);
      await button(page, 'Back up now').click();
    },
  },
  {
    name: 'backups-disk-full',
    scenario: 'backupFails',
    prepare: async (page) => {
      await openBackups(page);
      await button(page, 'Back up now').click();
      await page.getByText('The disk is full').waitFor();
    },
  },
  {
    name: 'restore-question',
    scenario: 'demo',
    prepare: async (page) => {
      await openBackups(page);
      await page
        .getByRole('button', { name: /^Restore the copy of/ })
        .nth(1)
        .click();
    },
  },
  ...(['slowBackup', 'backupFails', 'demo'] as const).map((scenario) => ({
    name: `restore-${scenario}`,
    scenario,
    prepare: async (page: Page) => {
      await openBackups(page);
      await page
        .getByRole('button', { name: /^Restore the copy of/ })
        .first()
        .click();
      await button(page, 'Restore this copy').click();
      await page.waitForTimeout(200);
    },
  })),
  { name: 'recovered', scenario: 'recovered' },
  {
    name: 'recovered-changes',
    scenario: 'recovered',
    prepare: (page) => button(page, 'Show changes').click(),
  },
  { name: 'recovered-anew', scenario: 'recoveredAnew' },
];
