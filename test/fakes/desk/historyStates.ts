import type { Page } from '@playwright/test';
import { button, openGroup } from './deskPage.ts';
import type { DeskState } from './deskState.ts';

const openHistory = async (page: Page) => {
  await page.getByRole('tab', { name: 'History' }).click();
  await page
    .getByRole('img', { name: /^Size of/ })
    .waitFor({ timeout: 1500 })
    .catch(() => undefined);
};
const historyOf = async (page: Page, name: string) => {
  await openGroup(page, name);
  await openHistory(page);
};
const wish = (page: Page, kind: string) => page.getByText(kind, { exact: true }).click();
const choose = async (page: Page, label: string, name: string) => {
  const field = page.getByRole('dialog').getByRole('combobox', { name: label, exact: true });
  await field.click();
  await field.fill(name);
  await page.getByRole('option', { name, exact: true }).last().click();
};
const openCompare = async (page: Page, group: string) => {
  await openGroup(page, group);
  await button(page, 'Compare…').click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(200);
};
const deleteOpenGroup = async (page: Page, index: number) => {
  const groupId = `01900002-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
  await page.evaluate(`window.muster.methods['groups.delete']({ groupId: '${groupId}' })`);
  await page.getByText('This group is no longer here').waitFor();
};

/** A group's past, and two rosters side by side. */
export const historyStates: readonly DeskState[] = [
  {
    name: 'history',
    scenario: 'demo',
    prepare: (page) => historyOf(page, 'Community kitchen'),
  },
  {
    name: 'history-from-menu',
    scenario: 'demo',
    prepare: async (page) => {
      await openGroup(page, 'Drivers');
      await page.getByRole('button', { name: 'More actions for this group' }).click();
      await page.getByRole('menuitem', { name: 'History', exact: true }).click();
      await page.getByRole('grid', { name: 'History of Drivers' }).waitFor();
    },
  },
  {
    name: 'history-left',
    scenario: 'offline',
    prepare: async (page) => {
      await historyOf(page, 'Community kitchen');
      await wish(page, 'Left between');
      await button(page, 'This year').click();
    },
  },
  {
    name: 'history-calendar',
    scenario: 'demo',
    prepare: async (page) => {
      await historyOf(page, 'Community kitchen');
      await wish(page, 'Joined between');
      await page.getByRole('button', { name: /^Between which days/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'history-former-text',
    scenario: 'demo',
    prepare: async (page) => {
      await historyOf(page, 'Community kitchen');
      await wish(page, 'Former');
      await page.getByLabel('Filter this history').fill('an');
      await page.waitForTimeout(100);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'history-tip',
    scenario: 'demo',
    prepare: async (page) => {
      await historyOf(page, 'Community kitchen');
      const chart = await page.getByRole('img', { name: /^Size of/ }).boundingBox();
      if (chart !== null) await page.mouse.move(chart.x + chart.width / 2, chart.y + 60);
    },
  },
  {
    name: 'history-table',
    scenario: 'demo',
    prepare: async (page) => {
      await historyOf(page, 'Community kitchen');
      await button(page, 'Show as table').click();
    },
  },
  {
    name: 'history-observed',
    scenario: 'longNames',
    prepare: (page) => historyOf(page, 'Phone tree'),
  },
  { name: 'history-one', scenario: 'oneRow', prepare: openHistory },
  { name: 'history-big', scenario: 'big', prepare: openHistory },
  { name: 'history-empty', scenario: 'empty', prepare: (page) => historyOf(page, 'Drivers') },
  { name: 'history-fails', scenario: 'rosterFails', prepare: openHistory },
  {
    name: 'history-gone',
    scenario: 'offline',
    prepare: async (page) => {
      await openGroup(page, 'Drivers');
      await deleteOpenGroup(page, 5);
    },
  },
  {
    name: 'history-gone-open',
    scenario: 'offline',
    prepare: async (page) => {
      await openGroup(page, 'Drivers');
      await deleteOpenGroup(page, 5);
      await button(page, 'Show its history').click();
      await page.getByRole('grid').waitFor();
    },
  },
  {
    name: 'compare-begin',
    scenario: 'demo',
    prepare: (page) => openCompare(page, 'Community kitchen'),
  },
  {
    name: 'compare-groups',
    scenario: 'demo',
    prepare: async (page) => {
      await openCompare(page, 'Community kitchen');
      await choose(page, 'With', 'Drivers');
      const rows = page.getByRole('dialog').getByRole('checkbox', { name: /^Select / });
      await rows.nth(2).click();
      await rows.nth(4).click();
    },
  },
  {
    name: 'compare-added',
    scenario: 'demo',
    prepare: async (page) => {
      await openCompare(page, 'Community kitchen');
      await choose(page, 'With', 'Drivers');
      await page.getByRole('button', { name: /^Add \d+ people to/ }).click();
      await button(page, 'Undo').last().waitFor();
      await page.getByText('Nobody is only in').waitFor();
    },
  },
  {
    name: 'compare-days',
    scenario: 'demo',
    prepare: async (page) => {
      await openCompare(page, 'Phone tree');
      await button(page, 'A year ago').click();
      await page.getByRole('grid').last().waitFor();
      await page.getByRole('tab', { name: /^Joined since/ }).click();
    },
  },
  {
    name: 'compare-long',
    scenario: 'longNames',
    prepare: async (page) => {
      await historyOf(page, 'Phone tree');
      await button(page, 'Compare two dates…').click();
      await page.getByRole('tab', { name: /^There both times/ }).click();
    },
  },
  {
    name: 'compare-big',
    scenario: 'big',
    prepare: async (page) => {
      await button(page, 'Compare…').click();
      await choose(page, 'With', 'Drivers');
    },
  },
  {
    name: 'compare-onlooker',
    scenario: 'onlooker',
    prepare: async (page) => {
      await openCompare(page, 'Community kitchen');
      await choose(page, 'With', 'Drivers');
      await page.getByRole('button', { name: /^Add \d+ people to/ }).hover();
    },
  },
  {
    name: 'compare-fails',
    scenario: 'compareFails',
    prepare: async (page) => {
      await openCompare(page, 'Community kitchen');
      await button(page, 'A year ago').click();
    },
  },
];
