import {
  connect,
  firstPeople,
  groupOption,
  openGroup,
  renameGroup,
  rosterRow,
  selectPeople,
  setOffline,
  statusPill,
  waitUntilUpToDate,
} from './support/actions.ts';
import { e2eHost, startDesk } from './support/desk.ts';
import { resetCounts, serverGroup, serverState } from './support/serverState.ts';
import { expect, test } from './support/test.ts';

test.describe('offline', () => {
  test('[P1] [P7] edits made offline survive a crash, say so, and reach the server once', async ({
    browser,
    server,
  }) => {
    const { apiKey, apiSecret } = server.credentials.stream;
    const desk = await startDesk(browser, {
      MUSTER_STREAM_API_KEY: apiKey,
      MUSTER_STREAM_API_SECRET: apiSecret,
    });
    try {
      await connect(desk.page, server);
      await waitUntilUpToDate(desk.page);
      await setOffline(desk.page, true);
      await resetCounts(server);

      await openGroup(desk.page, 'Board');
      await renameGroup(desk.page, 'Trustees');
      const [first = ''] = await firstPeople(desk.page, 1);
      await selectPeople(desk.page, [first]);
      await desk.page.getByRole('button', { name: 'Remove', exact: true }).click();
      await expect(rosterRow(desk.page, first)).toBeHidden();
      await expect(statusPill(desk.page)).toContainText('Offline: 2 changes waiting');
      await expect(groupOption(desk.page, 'Trustees')).toHaveAccessibleName(/waiting/i);

      await desk.crash();
      await expect(statusPill(desk.page)).toContainText('Offline: 2 changes waiting');
      await openGroup(desk.page, 'Trustees');
      await expect(rosterRow(desk.page, first)).toBeHidden();
      const untouched = await serverGroup(server, 'Board');
      expect((await serverState(server)).requests.total).toBe(0);

      await desk.page
        .getByRole('link', { name: /Changes/ })
        .or(desk.page.getByRole('button', { name: /^Changes/ }))
        .first()
        .click();
      await expect(desk.page.getByText(/Rename/).first()).toBeVisible();

      await setOffline(desk.page, false);
      await waitUntilUpToDate(desk.page);
      const after = await serverGroup(server, 'Trustees');
      expect(after.id).toBe(untouched.id);
      expect(after.members).toHaveLength(untouched.members.length - 1);
      const { byRoute } = (await serverState(server)).requests;
      expect(byRoute['PUT /usergroups/{id}']).toBe(1);
      expect(byRoute['POST /usergroups/{id}/members/delete']).toBe(1);
    } finally {
      await desk.close();
    }
  });

  // With a keychain there is nothing to sign in to again.
  if (e2eHost === 'browserShell') {
    test('without a keychain a restart asks for a sign-in, and the sign-in sends what waits', async ({
      desk,
      server,
    }) => {
      await connect(desk.page, server);
      await waitUntilUpToDate(desk.page);
      await setOffline(desk.page, true);
      await openGroup(desk.page, 'Board');
      await renameGroup(desk.page, 'Trustees');
      await desk.restart();
      const { page } = desk;
      await setOffline(page, false);
      await expect(statusPill(page)).toContainText('Sign in again');

      await statusPill(page).click();
      await page.getByRole('button', { name: 'Sign in again…' }).click();
      const dialog = page.getByRole('dialog', { name: /Sign in/ });
      await dialog.getByLabel('API key').fill(server.credentials.stream.apiKey);
      await dialog
        .getByRole('textbox', { name: 'API secret' })
        .fill(server.credentials.stream.apiSecret);
      await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
      await waitUntilUpToDate(page);
      await serverGroup(server, 'Trustees');
    });
  }
});
