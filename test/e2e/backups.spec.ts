import type { Page } from '@playwright/test';
import {
  connect,
  openGroup,
  renameGroup,
  roster,
  setOffline,
  statusPill,
  tabTo,
  toast,
  waitUntilUpToDate,
} from './support/actions.ts';
import { serverGroup } from './support/serverState.ts';
import { expect, test } from './support/test.ts';

async function openBackups(page: Page) {
  await tabTo(page, page.getByRole('button', { name: 'Settings', exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Backups…' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Backups' });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function showGroups(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: /^Groups/ }));
  await page.keyboard.press('Enter');
}

test('[P1] a copy is made and restored by keyboard, and what was unsent is sent after it', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  await connect(page, server);
  await waitUntilUpToDate(page);
  const made = await openBackups(page);
  await expect(made.getByRole('button', { name: 'Back up now' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(made.getByText(/^Backed up/)).toBeVisible();
  await expect(made.getByRole('cell', { name: 'You asked for it' })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(made).toBeHidden();
  await expect(page.getByRole('button', { name: 'Backups…' })).toBeFocused();
  await showGroups(page);

  await setOffline(page, true);
  await openGroup(page, 'Board');
  await renameGroup(page, 'Trustees');

  const dialog = await openBackups(page);
  const copy = dialog.getByRole('row', { name: /You asked for it/ });
  await tabTo(page, copy.getByRole('button'));
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Restore this copy?' });
  await expect(question.getByText(/not sent yet stay/)).toBeVisible();
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await tabTo(page, question.getByRole('button', { name: 'Restore this copy' }));
  await page.keyboard.press('Enter');
  await expect(toast(page, 'Restored the copy of')).toBeVisible();
  await expect(question).toBeHidden();

  await expect(statusPill(page)).toContainText('Offline: 1 change waiting');
  await showGroups(page);
  await openGroup(page, 'Trustees');
  await expect(roster(page, 'Trustees')).toBeVisible();
  const after = await openBackups(page);
  await expect(after.getByRole('cell', { name: 'Before another copy was restored' })).toHaveCount(
    1,
  );
  await page.keyboard.press('Escape');
  await expect(after).toBeHidden();
  await showGroups(page);

  await setOffline(page, false);
  await waitUntilUpToDate(page);
  await serverGroup(server, 'Trustees');
});
