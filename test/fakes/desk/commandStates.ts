import type { Page } from '@playwright/test';
import { openGroup } from './deskPage.ts';
import type { DeskState } from './deskState.ts';

const search = async (page: Page, text: string) => {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(text);
  await page.waitForTimeout(150);
};

/** The palette and the help about keys. */
export const commandStates: readonly DeskState[] = [
  {
    name: 'palette',
    scenario: 'demo',
    prepare: async (page) => {
      for (const name of ['Board', 'Drivers', 'Community kitchen']) await openGroup(page, name);
      await search(page, '');
    },
  },
  { name: 'palette-typed', scenario: 'demo', prepare: (page) => search(page, 'an') },
  { name: 'palette-groups', scenario: 'demo', prepare: (page) => search(page, 'group') },
  { name: 'palette-nothing', scenario: 'demo', prepare: (page) => search(page, 'zzz') },
  {
    name: 'palette-refused',
    scenario: 'onlooker',
    prepare: async (page) => {
      await search(page, 'people');
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowUp');
    },
  },
  { name: 'palette-long-names', scenario: 'longNames', prepare: (page) => search(page, 'عبد') },
  {
    name: 'palette-fails',
    scenario: 'broken',
    prepare: (page) => search(page, 'board'),
  },
  { name: 'shortcuts', scenario: 'demo', prepare: (page) => page.keyboard.press('?') },
  {
    name: 'shortcuts-typed',
    scenario: 'demo',
    prepare: async (page) => {
      await page.keyboard.press('?');
      await page.keyboard.type('row');
    },
  },
  {
    name: 'command-refused',
    scenario: 'demo',
    prepare: (page) => page.keyboard.press('ControlOrMeta+Shift+m'),
  },
];
