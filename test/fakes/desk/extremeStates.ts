import { openGroup } from './deskPage.ts';
import type { DeskState } from './deskState.ts';

/** Nothing, very much, very long, slow and failing. */
export const extremeStates: readonly DeskState[] = [
  { name: 'list-fails', scenario: 'listFails' },
  { name: 'empty', scenario: 'empty' },
  { name: 'no-groups', scenario: 'noGroups' },
  { name: 'one-row', scenario: 'oneRow' },
  { name: 'big', scenario: 'big' },
  {
    name: 'big-end',
    scenario: 'big',
    prepare: async (page) => {
      await page.waitForTimeout(300);
      await page.getByRole('grid').getByRole('row').nth(1).click();
      await page.keyboard.press('End');
    },
  },
  { name: 'many-groups', scenario: 'manyGroups' },
  {
    name: 'long-names',
    scenario: 'longNames',
    prepare: (page) => openGroup(page, 'Phone tree'),
  },
  {
    name: 'long-names-group',
    scenario: 'longNames',
    prepare: async (page) => {
      await page.keyboard.press('F2');
      await page.getByRole('heading', { level: 2 }).click();
      await page
        .getByLabel('Group name')
        .fill('مجموعة المتطوعين في المطبخ المجتمعي للأحياء الشرقية والغربية وما بينهما جميعا');
      await page.keyboard.press('Enter');
    },
  },
  { name: 'compact', scenario: 'compact', prepare: (page) => openGroup(page, 'Community kitchen') },
  { name: 'slow', scenario: 'slow', prepare: (page) => page.waitForTimeout(700) },
  { name: 'broken', scenario: 'broken' },
  { name: 'roster-fails', scenario: 'rosterFails' },
];
