import type { Page } from '@playwright/test';
import {
  connect,
  firstPeople,
  openGroup,
  roster,
  rosterRow,
  toast,
  waitUntilUpToDate,
} from './support/actions.ts';
import { openPalette } from './support/palette.ts';
import { serverGroup, serverState } from './support/serverState.ts';
import { expect, test } from './support/test.ts';

// “Here is the new list from the office”: known people, one who is there already, somebody new and a line of nothing.

test.beforeEach(async ({ desk, server }) => {
  await connect(desk.page, server);
  await waitUntilUpToDate(desk.page);
});

async function listFor(page: Page): Promise<string> {
  await openGroup(page, 'Board');
  const [member = ''] = await firstPeople(page, 1);
  return [
    'Name\tE-mail',
    'Åsa Lindqvist\tasa.lindqvist@example.org',
    `${member}\t`,
    'Xanthippe Quandt\txq@example.net',
  ].join('\n');
}

test('it is pasted and looked through with the mouse, nothing vanishes, and one undo takes all back', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  const before = await serverGroup(server, 'Board');
  const list = await listFor(page);
  await page.getByRole('button', { name: 'More ways to add' }).click();
  await page.getByRole('menuitem', { name: 'Paste people…' }).click();
  const paste = page.getByRole('dialog', { name: /^Paste people into/ });
  await paste.getByLabel('People, one on each line').fill(list);
  await paste.getByRole('button', { name: 'Look them up' }).click();
  await expect(paste.getByRole('tab', { name: /^Found 1$/ })).toBeVisible();
  await expect(paste.getByRole('tab', { name: /^Already there 1$/ })).toBeVisible();
  await expect(paste.getByRole('tab', { name: /^Not found 1$/ })).toBeVisible();
  await expect(paste.getByText(/The first line only names the columns/)).toBeVisible();

  await paste.getByRole('button', { name: 'Add 1 person' }).click();
  const left = paste.getByRole('region', { name: 'Lines left out' });
  await expect(left).toContainText('Xanthippe Quandt');
  await paste.getByRole('button', { name: 'Close' }).last().click();
  await expect(rosterRow(page, 'Åsa Lindqvist')).toBeVisible();
  await toast(page, 'Added 1 person').getByRole('button', { name: 'Undo' }).click();
  await expect(rosterRow(page, 'Åsa Lindqvist')).toBeHidden();
  await waitUntilUpToDate(page);
  expect((await serverGroup(server, 'Board')).members).toHaveLength(before.members.length);
});

test('it is pasted and added by keyboard alone', async ({ desk, server }) => {
  const { page } = desk;
  const list = await listFor(page);
  await openPalette(page, 'paste');
  await page.keyboard.press('Enter');
  const paste = page.getByRole('dialog', { name: /^Paste people into/ });
  await expect(paste.getByLabel('People, one on each line')).toBeFocused();
  await page.keyboard.insertText(list);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(paste.getByRole('tab', { name: /^All 3$/ })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(paste.getByRole('region', { name: 'Lines left out' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(paste).toBeHidden();
  await expect(roster(page, 'Board').getByText('Åsa Lindqvist')).toBeVisible();
  await waitUntilUpToDate(page);
  const { people } = await serverState(server);
  const added = people.find(({ name }) => name === 'Åsa Lindqvist');
  const { members } = await serverGroup(server, 'Board');
  expect(members.filter(({ personId }) => personId === added?.id)).toHaveLength(1);
});
