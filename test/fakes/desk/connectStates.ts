import type { Page } from '@playwright/test';
import { button } from './deskPage.ts';
import type { DeskState } from './deskState.ts';

const openConnect = (page: Page) => button(page, 'Connect your organisation…').click();
const chooseSystem = async (page: Page, system: string) => {
  await openConnect(page);
  await page.getByRole('radio', { name: system }).click();
};
const openWorkspaceMenu = (page: Page) => page.getByRole('button', { name: /^Workspace / }).click();

/** Before there is a workspace, and its menu: connecting, signing in again, choosing. */
export const connectStates: readonly DeskState[] = [
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
];
