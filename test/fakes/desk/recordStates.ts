import type { Page } from '@playwright/test';
import type { DeskState } from './deskState.ts';

const show = (page: Page, screen: RegExp) =>
  page.getByRole('navigation', { name: 'Muster' }).getByRole('button', { name: screen }).click();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const showActivity = async (page: Page) => {
  await show(page, /^Activity/);
  await page.getByRole('heading', { level: 1, name: 'Activity' }).waitFor();
};
const showChanges = async (page: Page) => {
  await show(page, /^Changes/);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
};
const showSettings = async (page: Page) => {
  await show(page, /^Settings/);
  await page.getByRole('heading', { name: 'Diagnostics' }).waitFor();
};
const openStatus = (page: Page) =>
  page.getByRole('navigation', { name: 'Muster' }).getByRole('button').last().click();

/** What was done, what waits and what is set: Activity, Changes by group, Settings, and every trouble's sentence. */
export const recordStates: readonly DeskState[] = [
  { name: 'activity', scenario: 'offline', prepare: showActivity },
  { name: 'activity-empty', scenario: 'noActivity', prepare: showActivity },
  { name: 'activity-fails', scenario: 'activityFails', prepare: showActivity },
  { name: 'activity-long-names', scenario: 'longActivity', prepare: showActivity },
  {
    name: 'activity-thousand',
    scenario: 'thousandActivities',
    prepare: async (page) => {
      await showActivity(page);
      for (let older = 0; older < 9; older += 1) {
        await button(page, /^Show older/).click();
        await page.waitForTimeout(80);
      }
      await page.getByRole('region', { name: 'Time line' }).press('End');
    },
  },
  {
    name: 'activity-filtered',
    scenario: 'demo',
    prepare: async (page) => {
      await showActivity(page);
      await page.getByRole('combobox', { name: 'Group' }).fill('kitchen');
      await page.getByRole('option', { name: 'Community kitchen' }).click();
      await page.getByText('People changed', { exact: true }).click();
    },
  },
  {
    name: 'activity-person',
    scenario: 'demo',
    prepare: async (page) => {
      await showActivity(page);
      await page.getByRole('combobox', { name: 'Person' }).fill('an');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'activity-person-chosen',
    scenario: 'demo',
    prepare: async (page) => {
      await showActivity(page);
      await page.getByRole('combobox', { name: 'Person' }).fill('amara');
      await page.getByRole('option').first().click();
    },
  },
  {
    name: 'activity-none-fits',
    scenario: 'noActivity',
    prepare: async (page) => {
      await showActivity(page);
      await page.getByText('Conflicts', { exact: true }).click();
    },
  },
  {
    name: 'activity-undone',
    scenario: 'offline',
    prepare: async (page) => {
      await showActivity(page);
      await button(page, /^Undo: Created group “Snow clearing”/).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'activity-undo-refused',
    scenario: 'undoFails',
    prepare: async (page) => {
      await showActivity(page);
      await button(page, /^Undo: /)
        .first()
        .click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'changes-thousand',
    scenario: 'thousandChanges',
    prepare: showChanges,
  },
  { name: 'changes-refused', scenario: 'severalRefused', prepare: showChanges },
  {
    name: 'changes-discard-all',
    scenario: 'severalRefused',
    prepare: async (page) => {
      await showChanges(page);
      await button(page, /^Discard all/)
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'changes-edit-name',
    scenario: 'severalRefused',
    prepare: async (page) => {
      await showChanges(page);
      await button(page, 'Edit…').first().click();
      await page.getByRole('dialog').waitFor();
      await page.getByRole('textbox', { name: 'Description' }).fill('x'.repeat(1010));
    },
  },
  {
    name: 'changes-edit-taken',
    scenario: 'severalRefused',
    prepare: async (page) => {
      await showChanges(page);
      await button(page, 'Edit…').first().click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Board');
      await button(page, 'Send this instead').click();
      await page.getByText('already a group called').waitFor();
    },
  },
  {
    name: 'changes-edit-people',
    scenario: 'severalRefused',
    prepare: async (page) => {
      await showChanges(page);
      await button(page, 'Edit…').nth(1).click();
      await page.getByRole('checkbox').nth(1).click();
      await page.getByRole('checkbox').nth(3).click();
    },
  },
  { name: 'settings', scenario: 'everyProvider', prepare: showSettings },
  ...(['Dates', 'Sync', 'Diagnostics'] as const).map((part) => ({
    name: `settings-${part.toLowerCase()}`,
    scenario: 'quarantine',
    prepare: async (page: Page) => {
      await showSettings(page);
      await page.getByRole('navigation', { name: 'Parts of the settings' }).getByText(part).click();
    },
  })),
  {
    name: 'settings-iso',
    scenario: 'offline',
    prepare: async (page) => {
      await showSettings(page);
      await page.getByRole('radio', { name: /^Year, month, day/ }).click();
      await showChanges(page);
    },
  },
  {
    name: 'settings-workspace-menu',
    scenario: 'everyProvider',
    prepare: async (page) => {
      await showSettings(page);
      await button(page, 'What to do with Riverside Volunteers').click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'settings-fail',
    scenario: 'diagnosticsFail',
    prepare: async (page) => {
      await showSettings(page);
      await page
        .getByRole('navigation', { name: 'Parts of the settings' })
        .getByText('Diagnostics')
        .click();
    },
  },
  ...(
    [
      'noNetwork',
      'rateLimited',
      'serverTimeout',
      'unreadable',
      'noCredentials',
      'updateRequired',
      'quarantine',
    ] as const
  ).map((scenario) => ({ name: `trouble-${scenario}`, scenario, prepare: openStatus })),
  {
    name: 'trouble-quarantine-shown',
    scenario: 'quarantine',
    prepare: async (page) => {
      await openStatus(page);
      await button(page, 'Show which').click();
      await page.getByRole('textbox', { name: 'Diagnostics' }).waitFor();
    },
  },
  {
    name: 'trouble-disk-full',
    scenario: 'errors',
    prepare: async (page) => {
      await page.getByRole('grid').getByRole('checkbox').nth(2).click();
      await button(page, 'Remove').click();
      await button(page, 'Try again').waitFor();
    },
  },
];
