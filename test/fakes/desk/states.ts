import type { Page } from '@playwright/test';
import { commandStates } from './commandStates.ts';
import { engineStates } from './engineStates.ts';
import { historyStates } from './historyStates.ts';
import { peopleStates } from './peopleStates.ts';
import { recordStates } from './recordStates.ts';
import { rosterStates } from './rosterStates.ts';

/** A state of a screen: the scenario it starts from, and what is done there. */
export interface DeskState {
  name: string;
  scenario: string;
  prepare?: (page: Page) => Promise<void>;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const choose = async (page: Page, count: number) => {
  const rows = page.getByRole('grid').getByRole('checkbox', { name: /^Select / });
  for (let index = 1; index <= count; index += 1) await rows.nth(index * 2).click();
};
const openGroup = (page: Page, name: string) =>
  page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
const menuItem = async (page: Page, menu: string, item: string) => {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};
const openConnect = (page: Page) => button(page, 'Connect your organisation…').click();
const chooseSystem = async (page: Page, system: string) => {
  await openConnect(page);
  await page.getByRole('radio', { name: system }).click();
};
const openWorkspaceMenu = (page: Page) => page.getByRole('button', { name: /^Workspace / }).click();
const status = (page: Page) => page.getByRole('navigation').getByRole('button').last();

export const deskStates: readonly DeskState[] = [
  { name: 'first-run', scenario: 'firstRun' },
  { name: 'connect', scenario: 'firstRun', prepare: openConnect },
  ...(['Members.dev', 'WorkOS', 'Stream'] as const).map((system) => ({
    name: `connect-${system.toLowerCase()}`,
    scenario: 'firstRun',
    prepare: (page: Page) => chooseSystem(page, system),
  })),
  {
    name: 'connect-unconfirmed',
    scenario: 'firstRun',
    prepare: async (page) => {
      await chooseSystem(page, 'Members.dev');
      await page.getByRole('button', { name: /^Not confirmed/ }).click();
    },
  },
  {
    name: 'connect-teams',
    scenario: 'firstRun',
    prepare: async (page) => {
      await chooseSystem(page, 'Stream');
      await page.getByLabel('API key').fill('k3y');
      await page.getByRole('textbox', { name: 'API secret' }).fill('s3cret');
      await button(page, 'Load teams').click();
      await page.waitForTimeout(100);
      await page.getByRole('combobox', { name: 'Team' }).click();
    },
  },
  {
    name: 'connect-token-not-kept',
    scenario: 'firstRunShell',
    prepare: async (page) => {
      await chooseSystem(page, 'Stream');
      await page.getByText('User token', { exact: true }).click();
    },
  },
  {
    name: 'connect-nothing-chosen',
    scenario: 'firstRun',
    prepare: async (page) => {
      await openConnect(page);
      await button(page, 'Connect').click();
    },
  },
  ...(['Members.dev', 'WorkOS', 'Stream'] as const).map((system) => ({
    name: `connect-empty-${system.toLowerCase()}`,
    scenario: 'firstRun',
    prepare: async (page: Page) => {
      await chooseSystem(page, system);
      await button(page, 'Connect').click();
    },
  })),
  ...(['firstRun', 'oneScope', 'noScopes', 'manyScopes', 'slowScopes', 'scopesFail'] as const).map(
    (scenario) => ({
      name: `connect-organisations-${scenario}`,
      scenario,
      prepare: async (page: Page) => {
        await chooseSystem(page, 'WorkOS');
        await page.getByRole('textbox', { name: 'API key' }).fill('sk_example_key');
        await page.getByRole('textbox', { name: 'API key' }).blur();
        await page.waitForTimeout(100);
        if (scenario === 'manyScopes')
          await page.getByRole('combobox', { name: 'Organisation' }).click();
      },
    }),
  ),
  ...(['firstRun', 'wrongSecret', 'unreachable'] as const).map((scenario) => ({
    name: `connect-test-${scenario}`,
    scenario,
    prepare: async (page: Page) => {
      await chooseSystem(page, 'Stream');
      await page.getByLabel('Workspace name').fill('Riverside');
      await page.getByLabel('API key').fill('k3y');
      await page.getByRole('textbox', { name: 'API secret' }).fill('s3cret');
      await button(page, 'Test connection').click();
      await page.waitForTimeout(150);
    },
  })),
  {
    name: 'connect-test-key-refused',
    scenario: 'wrongSecret',
    prepare: async (page) => {
      await chooseSystem(page, 'WorkOS');
      await page.getByRole('textbox', { name: 'API key' }).fill('sk_wrong');
      await button(page, 'Test connection').click();
      await page.waitForTimeout(150);
    },
  },
  ...(['everyProvider', 'everyProviderSignedOut'] as const).flatMap((scenario) => [
    { name: `${scenario}-menu`, scenario, prepare: openWorkspaceMenu },
    ...(['Sign in again…', 'Connection…'] as const).map((item) => ({
      name: `${scenario}-${item.split(/[ …]/)[0]?.toLowerCase()}`,
      scenario,
      prepare: async (page: Page) => {
        await openWorkspaceMenu(page);
        await page.getByRole('menuitem', { name: item }).click();
      },
    })),
  ]),
  { name: 'workspace-choice', scenario: 'closed' },
  { name: 'list-fails', scenario: 'listFails' },
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
    name: 'export',
    scenario: 'offline',
    prepare: async (page) => {
      await openGroup(page, 'Community kitchen');
      await choose(page, 3);
      await button(page, 'Export').click();
      await page.getByRole('button', { name: 'Save Excel file…' }).waitFor();
    },
  },
  {
    name: 'export-running',
    scenario: 'slowExport',
    prepare: async (page) => {
      await button(page, 'Export').click();
      await page.getByRole('button', { name: 'Save Excel file…' }).click();
      await page.getByRole('progressbar').waitFor();
      await page.waitForTimeout(1500);
    },
  },
  {
    name: 'export-failed',
    scenario: 'errors',
    prepare: async (page) => {
      await button(page, 'Export').click();
      await page.getByRole('button', { name: 'Save Excel file…' }).click();
      await page.getByText('cannot be written here').waitFor();
    },
  },
  {
    name: 'workspace-menu',
    scenario: 'demo',
    prepare: (page) => page.getByRole('button', { name: /^Workspace / }).click(),
  },
  ...(['Connect another…', 'Sign in again…', 'Rename…', 'Remove…'] as const).map((item) => ({
    name: `workspace-${item.split(' ')[0]?.replace('…', '').toLowerCase()}`,
    scenario: 'offline',
    prepare: async (page: Page) => {
      await page.getByRole('button', { name: /^Workspace / }).click();
      await page.getByRole('menuitem', { name: item }).click();
    },
  })),
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
      await page.getByRole('menuitem', { name: 'Rename' }).waitFor();
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) {
        await page.keyboard.press(key);
      }
      await page.getByRole('tooltip').waitFor();
    },
  },
  ...engineStates,
  ...historyStates,
  ...rosterStates,
  ...commandStates,
  ...peopleStates,
  ...recordStates,
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
