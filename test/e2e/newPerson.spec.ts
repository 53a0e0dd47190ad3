import {
  connect,
  openGroup,
  rosterRow,
  setOffline,
  statusPill,
  waitUntilUpToDate,
} from './support/actions.ts';
import { serverGroup, serverState } from './support/serverState.ts';
import { expect, test } from './support/test.ts';

test('[P1] [P4] somebody new is made offline by keyboard, put into a group, and is on the server once', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  await connect(page, server);
  await waitUntilUpToDate(page);
  await setOffline(page, true);
  await openGroup(page, 'First aiders');

  await page.getByRole('button', { name: 'Add people' }).first().press('Enter');
  const add = page.getByRole('dialog', { name: /Add people to/ });
  await add.getByRole('combobox', { name: 'People to add' }).focus();
  await page.keyboard.type('Dora Neu');
  await expect(page.getByRole('option', { name: /as a new person/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'New person' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('dora@example.org');
  await page.keyboard.press('Enter');
  await add.getByRole('button', { name: 'Add 1 person' }).press('Enter');
  await expect(add).toBeHidden();
  await expect(rosterRow(page, 'Dora Neu')).toBeVisible();
  await expect(statusPill(page)).toContainText('Offline: 2 changes waiting');

  const { apiKey, apiSecret } = server.credentials.stream;
  const environment = { MUSTER_STREAM_API_KEY: apiKey, MUSTER_STREAM_API_SECRET: apiSecret };
  await desk.restart({ environment });
  await expect(statusPill(desk.page)).toContainText('Offline: 2 changes waiting');
  await desk.page.getByRole('button', { name: /^Changes/ }).click();
  await expect(desk.page.getByText('Add the person Dora Neu')).toBeVisible();
  await setOffline(desk.page, false);
  await expect
    .poll(async () => (await serverState(server)).people.filter(({ name }) => name === 'Dora Neu'))
    .toMatchObject([{ email: 'dora@example.org' }]);
  await waitUntilUpToDate(desk.page);
  const { people } = await serverState(server);
  const dora = people.find(({ name }) => name === 'Dora Neu');
  const { members } = await serverGroup(server, 'First aiders');
  expect(members.filter(({ personId }) => personId === dora?.id)).toHaveLength(1);
});
