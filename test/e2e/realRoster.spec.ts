import { stat } from 'node:fs/promises';
import { type SandboxHandle, startSandbox } from '#electron/sandbox/startSandbox.ts';
import { congressFolder } from '#test/fixtures/congressFolder.ts';
import { readXlsx } from '#test/support/readXlsx.ts';
import {
  connect,
  deleteGroup,
  firstPeople,
  openGroup,
  renameGroup,
  selectPeople,
  setOffline,
  statusPill,
  waitUntilUpToDate,
} from './support/actions.ts';
import { startDesk } from './support/desk.ts';
import { readStore } from './support/readStore.ts';
import { resetCounts, serverState } from './support/serverState.ts';
import { expect, test } from './support/test.ts';

const folder = congressFolder();

if (folder === null) {
  process.stdout.write('  The public roster is not here: the end-to-end test on it is left out.\n');
} else {
  test('a real roster: pulled, edited offline, closed, reopened, exported, sent; both sides equal', async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const server = await startSandbox({ port: 0, seed: { folder } });
    const { apiKey, apiSecret } = server.credentials.stream;
    const desk = await startDesk(browser, {
      MUSTER_STREAM_API_KEY: apiKey,
      MUSTER_STREAM_API_SECRET: apiSecret,
    });
    try {
      const start = performance.now();
      await connect(desk.page, server, 'Congress');
      await waitUntilUpToDate(desk.page, 60_000);
      report('first pull, from Connect to Up to date', performance.now() - start);
      const pulled = await serverState(server);
      report('requests of the first pull', pulled.requests.total);
      expect(pulled.people).toHaveLength(537);
      await expectBothSidesEqual(server, await storeOf(desk));

      await setOffline(desk.page, true);
      await resetCounts(server);
      await openGroup(desk.page, 'House Committee on Agriculture');
      await renameGroup(desk.page, 'House Farm Committee');
      await openGroup(desk.page, 'Joint Economic Committee');
      await renameGroup(desk.page, 'Joint Committee on the Economy');
      await openGroup(desk.page, 'House Committee on the Budget');
      await moveTen(desk);
      await openGroup(desk.page, 'Senate Special Committee on Aging');
      await deleteGroup(desk.page);
      await expect(statusPill(desk.page)).toContainText('Offline: 5 changes waiting');

      await desk.restart();
      await expect(statusPill(desk.page)).toContainText('Offline: 5 changes waiting');
      for (const [group, rows] of [
        ['House Farm Committee', 54],
        ['Joint Committee on the Economy', 21],
      ] as const) {
        await exportOpenGroup(desk, group, rows);
      }
      expect((await serverState(server)).requests.total).toBe(0);

      const online = performance.now();
      await setOffline(desk.page, false);
      await waitUntilUpToDate(desk.page, 60_000);
      report('sending everything, from online to Up to date', performance.now() - online);
      const sent = await serverState(server);
      report('requests of sending and the pull after it', sent.requests.total);
      expect(sent.requests.byRoute).toMatchObject({
        'PUT /usergroups/{id}': 2,
        'DELETE /usergroups/{id}': 1,
        'POST /usergroups/{id}/members': 1,
        'POST /usergroups/{id}/members/delete': 1,
      });
      const names = sent.groups.map(({ name }) => name);
      expect(names).toContain('House Farm Committee');
      expect(names).not.toContain('Senate Special Committee on Aging');
      expect(sent.groups).toHaveLength(229);
      await expectBothSidesEqual(server, await storeOf(desk));
    } finally {
      await desk.close();
      await server.stop();
    }
  });
}

type Desk = Awaited<ReturnType<typeof startDesk>>;
type Store = Awaited<ReturnType<typeof readStore>>;

function report(what: string, figure: number): void {
  process.stdout.write(`    ${what}: ${Math.round(figure)}\n`);
}

async function storeOf(desk: Desk): Promise<Store> {
  return await desk.whileClosed(() => readStore(desk.dataFolder));
}

async function expectBothSidesEqual(server: SandboxHandle, here: Store): Promise<void> {
  const { groups } = await serverState(server);
  const sorted = <Item extends { id: string }>(items: Item[]) =>
    items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const there = groups.map(({ id, name, description, members }) => ({
    id,
    name,
    description: description === '' ? null : (description ?? null),
    members: members.map(({ personId, isAdmin }) => `${personId} ${isAdmin}`).sort(),
  }));
  const mine = here.map(({ remoteId, name, description, members }) => ({
    id: remoteId ?? '',
    name,
    description,
    members: members.map(({ memberKey, isAdmin }) => `${memberKey} ${isAdmin}`).sort(),
  }));
  expect(sorted(mine)).toEqual(sorted(there));
}

async function moveTen({ page }: Desk): Promise<void> {
  await selectPeople(page, await firstPeople(page, 10));
  await page.getByRole('button', { name: 'Move to…' }).click();
  const dialog = page.getByRole('dialog', { name: /Move 10 people/ });
  await dialog.getByRole('combobox', { name: 'Move to' }).fill('Select Committee on Ethics');
  await page
    .getByRole('option', { name: /Ethics/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Move 10 people' }).click();
  await expect(dialog).toBeHidden();
}

async function exportOpenGroup(desk: Desk, group: string, rows: number): Promise<void> {
  const { page } = desk;
  await openGroup(page, group);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: /^Save .* file…$/ }).click();
  const saved = page.getByText(new RegExp(`^Saved ${group}`));
  await expect(saved).toBeVisible();
  const fileName = /Saved (.*\.xlsx)/.exec((await saved.textContent()) ?? '')?.[1] ?? '';
  const file = `${desk.exportsFolder}/${fileName}`;
  expect((await stat(file)).size).toBeGreaterThan(1000);
  expect(readXlsx(file).lastRow).toBe(rows);
}
