import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accountAt } from '#electron/sandbox/accounts.ts';
import {
  chooseSystem,
  connect,
  exploreDemo,
  fillConnection,
  groupOption,
  waitUntilUpToDate,
} from './support/actions.ts';
import { expect, test } from './support/test.ts';

test('the demo organisation works at once', async ({ desk }) => {
  const { page } = desk;
  await expect(page.getByRole('heading', { name: 'Welcome to Muster' })).toBeVisible();
  await exploreDemo(page);
  await expect(page.getByRole('listbox', { name: 'Groups' }).getByRole('option')).toHaveCount(18);
  await groupOption(page, 'Community kitchen').click();
  await expect(page.getByRole('grid', { name: 'Roster of Community kitchen' })).toBeVisible();
});

test('the demo can be opened by keyboard alone', async ({ desk }) => {
  const { page } = desk;
  const demo = page.getByRole('button', { name: 'Explore the demo organisation' });
  await expect(demo).toBeVisible();
  for (let presses = 0; presses < 5; presses += 1) {
    if (await demo.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(demo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: 'Groups' }).getByRole('option')).toHaveCount(18);
});

test('connecting pulls the organisation, and it is there again after a restart', async ({
  desk,
  server,
}) => {
  await connect(desk.page, server);
  const groups = desk.page.getByRole('listbox', { name: 'Groups' }).getByRole('option');
  await expect(groups).toHaveCount(18);
  await desk.restart();
  const again = desk.page.getByRole('listbox', { name: 'Groups' }).getByRole('option');
  await expect(again).toHaveCount(18);
});

test('a connection that does not work says why, and nothing is made of it', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  const { apiKey, apiSecret } = server.credentials.stream;
  const notAnApi = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
  });
  await new Promise<void>((resolve) => notAnApi.listen(0, '127.0.0.1', resolve));
  const { port } = notAnApi.address() as AddressInfo;
  const good = { name: 'Riverside', baseUrl: server.url, apiKey, apiSecret };

  await chooseSystem(page, 'Stream');
  const attempts = [
    { given: { ...good, apiSecret: 'wrong-wrong-wrong' }, says: /did not accept the credentials/ },
    { given: { ...good, baseUrl: `http://127.0.0.1:${port}` }, says: /not the groups API/ },
    { given: { ...good, baseUrl: 'http://127.0.0.1:9' }, says: /cannot be reached/ },
    { given: { ...good, baseUrl: 'http://example.org' }, says: /https:\/\// },
  ];
  for (const { given, says } of attempts) {
    await fillConnection(page, given);
    await page.getByRole('button', { name: 'Test connection' }).click();
    await expect(page.getByText(says).first()).toBeVisible();
  }
  notAnApi.close();

  await fillConnection(page, good);
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('It works')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Muster' })).toBeVisible();
});

for (const { system, provider, organisation } of [
  { system: 'Members.dev', provider: 'membersDev', organisation: null },
  { system: 'WorkOS', provider: 'workos', organisation: 'Riverside Volunteers' },
] as const) {
  test(`${system} is connected with one key, by keyboard, and the organisation is pulled`, async ({
    desk,
    server,
  }) => {
    const { page } = desk;
    const { credentials } = accountAt(server.credentials, provider);
    await page.getByRole('button', { name: 'Connect your organisation…' }).press('Enter');
    await page.getByRole('radio', { name: system }).press('Space');
    await page.getByLabel('Workspace name').fill('Riverside');
    await page.getByLabel('Server address').fill(server.url);
    const key = page.getByRole('textbox', { name: 'API key' });

    await key.fill('not-the-key-0000');
    await page.getByRole('button', { name: 'Test connection' }).press('Enter');
    await expect(page.getByText(/did not accept the credentials/).first()).toBeVisible();
    await expect(key).toBeFocused();

    await key.fill(credentials.apiKey);
    await key.press('Tab');
    if (organisation !== null) {
      await expect(page.getByRole('combobox', { name: 'Organisation' })).toHaveValue(organisation);
    }
    await page.getByRole('button', { name: 'Test connection' }).press('Enter');
    await expect(page.getByText('It works')).toBeVisible();
    await page.getByRole('button', { name: 'Connect', exact: true }).press('Enter');
    await expect(page.getByLabel('Workspace name')).toBeHidden();
    await waitUntilUpToDate(page);
    await expect(page.getByRole('listbox', { name: 'Groups' }).getByRole('option')).toHaveCount(18);
    await expect(page.getByRole('button', { name: /^Workspace / })).toContainText(
      organisation === null ? system : `${system} · ${organisation}`,
    );
  });
}

test('the address of a connection is changed after it was tried', async ({ desk, server }) => {
  const { page } = desk;
  await connect(page, server);
  await waitUntilUpToDate(page);
  await page.getByRole('button', { name: /^Workspace / }).click();
  await page.getByRole('menuitem', { name: 'Connection…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Connection of/ });
  const address = dialog.getByLabel('Server address');
  await expect(address).toHaveValue(server.url);
  await address.fill('http://127.0.0.1:9');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText(/cannot be reached/)).toBeVisible();
  await address.fill(server.url.replace('127.0.0.1', 'localhost'));
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await waitUntilUpToDate(page);
});
