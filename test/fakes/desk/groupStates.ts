import type { Page } from '@playwright/test';
import { button, openGroup } from './deskPage.ts';
import type { DeskState } from './deskState.ts';

const choose = async (page: Page, count: number) => {
  const rows = page.getByRole('grid').getByRole('checkbox', { name: /^Select / });
  for (let index = 1; index <= count; index += 1) await rows.nth(index * 2).click();
};
const menuItem = async (page: Page, menu: string, item: string) => {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};

/** What is done with groups and their people: choosing, adding, moving, exporting, and what the role forbids. */
export const groupStates: readonly DeskState[] = [
  { name: 'groups', scenario: 'demo', prepare: (page) => openGroup(page, 'Community kitchen') },
  {
    name: 'groups-selected',
    scenario: 'offline',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await choose(page, 3);
    },
  },
  {
    name: 'groups-toast',
    scenario: 'demo',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await choose(page, 3);
      await button(page, 'Make admin').click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'groups-search-none',
    scenario: 'demo',
    prepare: (page) => page.getByLabel('Find a group').fill('zzz'),
  },
  {
    name: 'roster-filter-none',
    scenario: 'demo',
    prepare: (page) => page.getByLabel('Filter this roster').fill('zzz'),
  },
  {
    name: 'roster-filter',
    scenario: 'demo',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await choose(page, 3);
      await page.getByLabel('Filter this roster').fill('an');
    },
  },
  {
    name: 'rename',
    scenario: 'errors',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await page.keyboard.press('F2');
      await page.getByLabel('Group name').fill('Drivers');
      await page.keyboard.press('Enter');
      await page.getByText('Another group has this name').waitFor();
    },
  },
  {
    name: 'describe',
    scenario: 'demo',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await menuItem(page, 'More actions for this group', 'Edit description');
      await page.getByLabel('Group description').fill('x'.repeat(1000));
    },
  },
  {
    name: 'group-menu',
    scenario: 'demo',
    prepare: (page) => button(page, 'More actions for this group').click(),
  },
  {
    name: 'failed-toast',
    scenario: 'errors',
    prepare: async (page) => {
      await choose(page, 2);
      await button(page, 'Remove').click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'add-people',
    scenario: 'demo',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await button(page, 'Add people').focus();
      await page.keyboard.press('Enter');
      await page.getByLabel('People to add').fill('an');
      await page.waitForTimeout(100);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByLabel('People to add').fill('ch');
      await page.waitForTimeout(100);
    },
  },
  {
    name: 'add-new-person-offer',
    scenario: 'demo',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await button(page, 'Add people').click();
      await page.getByLabel('People to add').fill('Xena Rayburn');
      await page.waitForTimeout(150);
    },
  },
  {
    name: 'add-new-person-form',
    scenario: 'demo',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await button(page, 'Add people').click();
      await page.getByLabel('People to add').fill('Xena Rayburn');
      await page.waitForTimeout(150);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.type('xena@');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'add-new-person-made',
    scenario: 'offline',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await button(page, 'Add people').click();
      await page.getByLabel('People to add').fill('Xena Rayburn');
      await page.waitForTimeout(150);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.type('xena@example.org');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(150);
    },
  },
  {
    name: 'create-group',
    scenario: 'errors',
    prepare: async (page) => {
      await button(page, 'New group').click();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Drivers');
      await button(page, 'Create group').click();
      await page.getByText('Another group has this name').waitFor();
    },
  },
  {
    name: 'delete-group',
    scenario: 'demo',
    prepare: (page) => menuItem(page, 'More actions for this group', 'Delete group…'),
  },
  {
    name: 'move-people',
    scenario: 'demo',
    prepare: async (page) => {
      await choose(page, 3);
      await button(page, 'Move to…').click();
      await page.getByRole('combobox', { name: 'Move to' }).fill('an');
    },
  },
  {
    name: 'onlooker',
    scenario: 'onlooker',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await choose(page, 2);
      // Nothing comes of the key that renames. The reason is told to who walks by with the keyboard.
      await page.keyboard.press('F2');
      await button(page, 'Export').focus();
      await page.keyboard.press('Tab');
      await page.getByRole('tooltip').waitFor();
    },
  },
  {
    name: 'onlooker-menu',
    scenario: 'onlooker',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await button(page, 'More actions for this group').click();
      // From the first item round to the last one, which is refused.
      await page.keyboard.press('ArrowUp');
      await page.getByRole('tooltip').waitFor();
    },
  },
];
