import type { Page } from '@playwright/test';
import { button, openGroup } from './deskPage.ts';
import type { DeskState } from './deskState.ts';

const status = (page: Page) => page.getByRole('navigation').getByRole('button').last();

/** What waits to be sent, and what the status tells of it. */
export const changeStates: readonly DeskState[] = [
  {
    name: 'changes-new-person',
    scenario: 'offline',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await button(page, 'Add people').click();
      await page.getByLabel('People to add').fill('Xena Rayburn');
      await page.waitForTimeout(150);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(150);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(150);
      await page.getByRole('button', { name: /^Changes/ }).click();
    },
  },
  ...(
    ['demo', 'offline', 'pulling', 'backingOff', 'signedOut', 'paused', 'needsAttention'] as const
  ).map((scenario) => ({
    name: `status-${scenario}`,
    scenario,
    prepare: (page: Page) => status(page).click(),
  })),
  {
    name: 'changes',
    scenario: 'offline',
    prepare: (page) => page.getByRole('button', { name: /^Changes/ }).click(),
  },
  {
    name: 'changes-empty',
    scenario: 'demo',
    prepare: (page) => page.getByRole('button', { name: /^Changes/ }).click(),
  },
  {
    name: 'changes-fails',
    scenario: 'broken',
    prepare: (page) => page.getByRole('button', { name: /^Changes/ }).click(),
  },
  {
    name: 'changes-discard',
    scenario: 'offline',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Changes/ }).click();
      await page.getByRole('button', { name: 'Discard…' }).first().click();
    },
  },
];
