import {
  connect,
  groupOption,
  openGroup,
  renameGroup,
  setOffline,
  statusPill,
  tabTo,
  toast,
  waitUntilUpToDate,
} from './support/actions.ts';
import { serverGroup, serverState } from './support/serverState.ts';
import { renameElsewhere } from './support/someoneElse.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ desk, server }) => {
  const { page } = desk;
  await connect(page, server);
  await waitUntilUpToDate(page);
  await setOffline(page, true);
  await openGroup(page, 'Board');
  await renameGroup(page, 'Trustees');
  await renameElsewhere(server, 'Board', 'Directors');
  await setOffline(page, false);
  await expect(statusPill(page)).toContainText('1 needs you');
});

test('[P3] [P7] a name changed on both sides is settled by keyboard, undone and settled again', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  await tabTo(page, page.getByRole('button', { name: /^Changes/ }));
  await page.keyboard.press('Enter');
  const card = page.getByRole('article', { name: /the name was changed in two places/ });
  for (const name of ['Board', 'Trustees', 'Directors']) {
    await expect(card.getByText(name, { exact: true }).first()).toBeVisible();
  }
  await expect(page.getByText('1 needs you').first()).toBeVisible();

  const take = card.getByRole('button', { name: /^Take “Directors” ?: your rename is dropped$/ });
  await tabTo(page, take);
  await page.keyboard.press('Enter');
  await expect(toast(page, 'Took the name “Directors” from the server')).toBeVisible();
  await expect(card).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Changes' })).toBeFocused();
  await waitUntilUpToDate(page);

  await page.keyboard.press('ControlOrMeta+z');
  await expect(card).toBeVisible();
  await expect(statusPill(page)).toContainText('1 needs you');

  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(card).toBeHidden();
  await waitUntilUpToDate(page);
  await page.getByRole('button', { name: /^Groups/ }).click();
  await expect(groupOption(page, 'Directors')).toBeVisible();
  await serverGroup(server, 'Directors');
});

test('[P3] a name that is kept is sent over theirs', async ({ desk, server }) => {
  const { page } = desk;
  await page.getByRole('button', { name: /^Changes/ }).click();
  await page.getByRole('button', { name: /^Keep “Trustees” ?: sent over theirs$/ }).click();
  await waitUntilUpToDate(page);
  await serverGroup(server, 'Trustees');
  const { groups } = await serverState(server);
  expect(groups.some(({ name }) => name === 'Directors' || name === 'Board')).toBe(false);
});
