import type { Page } from '@playwright/test';
import { button, openGroup } from './deskPage.ts';
import type { DeskState } from './deskState.ts';

const show = async (page: Page) => {
  await page.getByRole('button', { name: 'Exports', exact: true }).click();
  await page.getByRole('radio', { name: 'Excel' }).waitFor();
};
const format = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).click();
const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
};
const source = (page: Page, kind: string) => choose(page, 'Export', kind);
const openDialog = async (page: Page) => {
  await openGroup(page, 'Community kitchen');
  await button(page, 'Export').click();
  await page.getByRole('button', { name: 'Save Excel file…' }).waitFor();
};
const selectThree = async (page: Page) => {
  const rows = page.getByRole('grid').getByRole('checkbox', { name: /^Select / });
  for (const index of [2, 4, 6]) await rows.nth(index).click();
};

/** Rosters on their way out: every source, every format, templates, and what goes wrong. */
export const exportStates: readonly DeskState[] = [
  { name: 'exports-screen', scenario: 'demo', prepare: show },
  {
    name: 'exports-as-of',
    scenario: 'offline',
    prepare: async (page) => {
      await show(page);
      await page.getByLabel(/^When/).click();
      await page.getByRole('button', { name: 'Previous month' }).click();
      await page.getByRole('button', { name: /12/ }).first().click();
    },
  },
  {
    name: 'exports-groups-sheets',
    scenario: 'demo',
    prepare: async (page) => {
      await show(page);
      await source(page, 'Several groups');
    },
  },
  {
    name: 'exports-groups-picked',
    scenario: 'longNames',
    prepare: async (page) => {
      await show(page);
      await source(page, 'Several groups');
      await page.getByRole('checkbox', { name: /^All / }).click();
      const groups = page.getByRole('combobox', { name: 'Groups' });
      for (const text of ['kitch', 'driv', 'choir']) {
        await groups.fill(text);
        await page.getByRole('option').first().click();
      }
      await page.keyboard.press('Escape');
      await page.getByText('One list').click();
    },
  },
  {
    name: 'exports-groups-none',
    scenario: 'demo',
    prepare: async (page) => {
      await show(page);
      await source(page, 'Several groups');
      await page.getByRole('checkbox', { name: /^All / }).click();
    },
  },
  {
    name: 'exports-matrix',
    scenario: 'manyGroups',
    prepare: async (page) => {
      await show(page);
      await source(page, 'Several groups');
      await page.getByText('Matrix').click();
    },
  },
  {
    name: 'exports-people',
    scenario: 'demo',
    prepare: async (page) => {
      await show(page);
      await source(page, 'People');
      await choose(page, 'Saved filter', 'Drivers without a choir');
    },
  },
  {
    name: 'exports-history',
    scenario: 'demo',
    prepare: async (page) => {
      await show(page);
      await source(page, 'Who came and went');
      await choose(page, 'Whose stays', 'Joined between');
    },
  },
  {
    name: 'exports-csv-more',
    scenario: 'demo',
    prepare: async (page) => {
      await show(page);
      await format(page, 'CSV');
      await button(page, 'More').click();
    },
  },
  {
    name: 'exports-emails',
    scenario: 'demo',
    prepare: async (page) => {
      await show(page);
      await format(page, 'E-mails');
      await page.getByLabel('At most in one text').fill('10');
      await button(page, 'Show who').click();
    },
  },
  {
    name: 'exports-contacts',
    scenario: 'longNames',
    prepare: async (page) => {
      await show(page);
      await format(page, 'Contacts');
    },
  },
  {
    name: 'exports-copied',
    scenario: 'demo',
    prepare: async (page) => {
      await show(page);
      await format(page, 'Clipboard');
      await button(page, 'Copy the table').click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'exports-print-list',
    scenario: 'longNames',
    prepare: async (page) => {
      await show(page);
      await format(page, 'Print, PDF');
      await page.waitForTimeout(400);
    },
  },
  {
    name: 'exports-print-across',
    scenario: 'demo',
    prepare: async (page) => {
      await show(page);
      await format(page, 'Print, PDF');
      await page.getByText('Sign-in sheet').click();
      await choose(page, 'Orientation', 'Across');
      await page.getByLabel('Title').fill('Thursday supper, hall B');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'exports-labels',
    scenario: 'demo',
    prepare: async (page) => {
      await show(page);
      await format(page, 'Print, PDF');
      await page.getByText('Labels', { exact: true }).click();
      await page.getByRole('button', { name: /^Start at/ }).click();
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
      await page.waitForTimeout(400);
    },
  },
  {
    name: 'exports-rename',
    scenario: 'demo',
    prepare: async (page) => {
      await show(page);
      await page.getByRole('button', { name: 'Rename Phone' }).click();
      await page.keyboard.type('Mobile');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Rename E-mail' }).click();
    },
  },
  {
    name: 'exports-no-columns',
    scenario: 'demo',
    prepare: async (page) => {
      await show(page);
      const boxes = page.getByRole('list', { name: 'Columns', exact: true }).getByRole('checkbox');
      for (let left = await boxes.count(); left > 0; left -= 1) await boxes.first().click();
    },
  },
  { name: 'exports-many-columns', scenario: 'manyAttributes', prepare: show },
  {
    name: 'exports-templates',
    scenario: 'demo',
    prepare: async (page) => {
      await show(page);
      await button(page, 'Templates').click();
      await page.getByRole('menuitem', { name: 'Kitchen rota' }).click();
      await page.getByLabel('Empty lines').fill('12');
      await page.getByRole('button', { name: /^Kitchen rota/ }).click();
      await page.getByRole('menuitem', { name: /^Update/ }).waitFor();
    },
  },
  {
    name: 'exports-template-name',
    scenario: 'exportsFail',
    prepare: async (page) => {
      await show(page);
      await button(page, 'Templates').click();
      await page.getByRole('menuitem', { name: /^Save as/ }).click();
      await page.getByLabel('Name of the template').fill('Kitchen rota, printed');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Replace it' }).waitFor();
    },
  },
  { name: 'exports-no-templates', scenario: 'noTemplates', prepare: show },
  { name: 'exports-5000', scenario: 'big', prepare: show },
  { name: 'exports-one', scenario: 'oneRow', prepare: show },
  { name: 'exports-empty', scenario: 'empty', prepare: show },
  { name: 'exports-no-groups', scenario: 'noGroups', prepare: show },
  {
    name: 'exports-long-names',
    scenario: 'longNames',
    prepare: async (page) => {
      await show(page);
      await choose(page, 'Group', 'Drivers');
    },
  },
  {
    name: 'exports-disk-full',
    scenario: 'exportsFail',
    prepare: async (page) => {
      await show(page);
      await button(page, 'Save Excel file…').click();
      await page.getByText('The disk is full').waitFor();
    },
  },
  {
    name: 'exports-page-fails',
    scenario: 'exportsFail',
    prepare: async (page) => {
      await show(page);
      await format(page, 'Print, PDF');
      await button(page, 'Print…').click();
      await page.waitForTimeout(400);
    },
  },
  {
    name: 'exports-preview-fails',
    scenario: 'rosterFails',
    prepare: show,
  },
  {
    name: 'exports-formats-fail',
    scenario: 'formatsFail',
    prepare: (page) => page.getByRole('button', { name: 'Exports', exact: true }).click(),
  },
  { name: 'export', scenario: 'offline', prepare: openDialog },
  {
    name: 'export-chosen',
    scenario: 'offline',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await selectThree(page);
      await page.getByLabel('Filter this roster').fill('an');
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search or command' }).fill('export the chosen');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Save Excel file…' }).waitFor();
    },
  },
  {
    name: 'export-emails-dialog',
    scenario: 'demo',
    prepare: async (page) => {
      await openDialog(page);
      await format(page, 'E-mails');
    },
  },
  {
    name: 'export-print-dialog',
    scenario: 'demo',
    prepare: async (page) => {
      await openDialog(page);
      await format(page, 'Print, PDF');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'export-running',
    scenario: 'slowExport',
    prepare: async (page) => {
      await openDialog(page);
      await button(page, 'Save Excel file…').click();
      await page.getByRole('progressbar').waitFor();
      await page.waitForTimeout(1500);
    },
  },
  {
    name: 'export-failed',
    scenario: 'errors',
    prepare: async (page) => {
      await openDialog(page);
      await button(page, 'Save Excel file…').click();
      await page.getByText('cannot be written here').waitFor();
    },
  },
  {
    name: 'export-people',
    scenario: 'demo',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^People/ }).click();
      await button(page, 'Export').click();
      await page.getByRole('button', { name: 'Save Excel file…' }).waitFor();
    },
  },
];
