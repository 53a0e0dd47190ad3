import type { Page } from '@playwright/test';
import { button, openGroup } from './deskPage.ts';
import type { DeskState } from './deskState.ts';

const openKitchen = (page: Page) => openGroup(page, 'Community kitchen');
const rows = (page: Page) => page.getByRole('grid').getByRole('row');
const showPast = async (page: Page, choice: RegExp) => {
  await page.getByRole('button', { name: /^As of/ }).click();
  await page.getByRole('button', { name: choice }).click();
  await page.waitForTimeout(150);
};
const showColumns = async (page: Page, titles: readonly string[]) => {
  await button(page, 'Columns').click();
  for (const title of titles)
    await page.getByRole('checkbox', { name: title, exact: true }).click();
};
const chooseAll = async (page: Page) => {
  await rows(page).nth(2).focus();
  await page.keyboard.press('ControlOrMeta+a');
};

/** The groups and their rosters: columns, sorting, choosing, the past. */
export const rosterStates: readonly DeskState[] = [
  {
    name: 'roster-columns',
    scenario: 'demo',
    prepare: async (page) => {
      await openKitchen(page);
      await showColumns(page, ['T-shirt']);
    },
  },
  {
    name: 'roster-wide',
    scenario: 'longNames',
    prepare: async (page) => {
      await openGroup(page, 'Phone tree');
      await showColumns(page, ['T-shirt', 'Emergency contact', 'Status', 'Member key']);
      await page.keyboard.press('Escape');
      await page.getByRole('grid').evaluate((grid) => {
        if (grid.parentElement !== null) grid.parentElement.scrollLeft = 180;
      });
    },
  },
  {
    name: 'roster-sorts',
    scenario: 'everyProvider',
    prepare: async (page) => {
      await openKitchen(page);
      await page.getByRole('columnheader', { name: 'Joined' }).getByRole('button').click();
      for (const name of ['Phone', 'Name']) {
        const head = page.getByRole('columnheader', { name }).getByRole('button');
        await head.click({ modifiers: ['Shift'] });
      }
    },
  },
  {
    name: 'roster-drag',
    scenario: 'demo',
    prepare: async (page) => {
      await openKitchen(page);
      await rows(page).nth(3).hover();
      await page.mouse.down();
      await rows(page).nth(5).hover();
      await rows(page).nth(8).hover();
      await page.mouse.up();
    },
  },
  {
    name: 'roster-menu',
    scenario: 'demo',
    prepare: async (page) => {
      await openKitchen(page);
      await rows(page).nth(4).click({ button: 'right' });
    },
  },
  {
    name: 'roster-filter-some',
    scenario: 'big',
    prepare: async (page) => {
      await page.getByLabel('Filter this roster').fill('an');
      await page.waitForTimeout(300);
      await rows(page).nth(2).click();
    },
  },
  {
    name: 'roster-busy',
    scenario: 'slowEdits',
    prepare: async (page) => {
      await page.waitForTimeout(800);
      await chooseAll(page);
      await page.getByText('12,000 selected').waitFor();
      await page.keyboard.press('Delete');
      await page.waitForTimeout(450);
    },
  },
  {
    name: 'move-busy',
    scenario: 'slowEdits',
    prepare: async (page) => {
      await page.waitForTimeout(800);
      await chooseAll(page);
      await button(page, 'Move to…').click();
      await page.keyboard.type('drivers');
      await page.waitForTimeout(100);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(450);
    },
  },
  {
    name: 'move-several',
    scenario: 'demo',
    prepare: async (page) => {
      await openKitchen(page);
      await chooseAll(page);
      await button(page, 'Move to…').click();
      for (const name of ['drivers', 'board']) {
        await page.keyboard.type(name);
        await page.waitForTimeout(100);
        await page.keyboard.press('Enter');
      }
    },
  },
  {
    name: 'copy-refused',
    scenario: 'onlooker',
    prepare: async (page) => {
      await openKitchen(page);
      await rows(page).nth(2).click();
      await page.keyboard.press('ContextMenu');
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Copy to…' }).click();
    },
  },
  {
    name: 'duplicate-group',
    scenario: 'everyProvider',
    prepare: async (page) => {
      await openKitchen(page);
      await button(page, 'More actions for this group').click();
      await page.getByRole('menuitem', { name: 'Duplicate group…' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('x'.repeat(250));
    },
  },
  {
    name: 'add-more-ways',
    scenario: 'demo',
    prepare: async (page) => {
      await openKitchen(page);
      await button(page, 'More ways to add').click();
    },
  },
  {
    name: 'groups-sort',
    scenario: 'demo',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Sort the groups/ }).click();
      await page.getByRole('menuitemradio', { name: 'Largest first' }).click();
      await page.waitForTimeout(200);
      await page.getByRole('button', { name: /^Sort the groups/ }).click();
    },
  },
  {
    name: 'past-choices',
    scenario: 'demo',
    prepare: async (page) => {
      await openKitchen(page);
      await page.getByRole('button', { name: /^As of/ }).click();
    },
  },
  {
    name: 'past-year',
    scenario: 'demo',
    prepare: async (page) => {
      await openKitchen(page);
      await showPast(page, /^A year ago/);
      await rows(page).nth(2).click();
    },
  },
  {
    name: 'past-undated',
    scenario: 'longNames',
    prepare: async (page) => {
      await openGroup(page, 'Phone tree');
      await showPast(page, /^Start of this year/);
    },
  },
  {
    name: 'past-refused',
    scenario: 'demo',
    prepare: async (page) => {
      await openKitchen(page);
      await showPast(page, /^A month ago/);
      await button(page, 'Export').focus();
      await page.keyboard.press('Tab');
    },
  },
  {
    name: 'past-nobody',
    scenario: 'demo',
    prepare: async (page) => {
      await openGroup(page, 'Youth council');
      await showPast(page, /^A month ago/);
    },
  },
  {
    name: 'huge-end',
    scenario: 'huge',
    prepare: async (page) => {
      await page.waitForTimeout(6000);
      await rows(page).nth(2).focus();
      await page.keyboard.press('End');
    },
  },
];
