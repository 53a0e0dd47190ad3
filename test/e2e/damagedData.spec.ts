import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exploreDemo, waitUntilUpToDate } from './support/actions.ts';
import type { Desk } from './support/desk.ts';
import { expect, test } from './support/test.ts';

const damage = 'This was a database once. '.repeat(500);

async function workspaceFolder(desk: Desk): Promise<{ id: string; folder: string }> {
  const workspaces = join(desk.dataFolder, 'workspaces');
  const [id = ''] = await readdir(workspaces);
  return { id, folder: join(workspaces, id) };
}

async function damageFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith('muster.db')) await writeFile(join(folder, name), damage);
  }
}

test('[P1] a damaged data file is replaced by its copy, and the user is told what was done', async ({
  desk,
}) => {
  await exploreDemo(desk.page);
  const { folder } = await workspaceFolder(desk);
  // The daily copy is made behind everything else, as soon as there is something to copy.
  await desk.restart();
  await expect
    .poll(() => readdir(join(folder, 'backups')).catch(() => []))
    .toContainEqual(expect.stringMatching(/-daily\.db$/));
  await desk.whileClosed(() => damageFiles(folder));

  const { page } = desk;
  await waitUntilUpToDate(page);
  const notice = page.getByRole('alert', { name: 'The data file was damaged' });
  await expect(notice).toContainText('Muster restored the copy of');
  const setAside = (await readdir(folder)).find((name) => name.startsWith('damaged-')) ?? '';
  await expect(notice).toContainText(setAside);
  expect(await readFile(join(folder, setAside, 'muster.db'), 'utf8')).toBe(damage);

  await notice.getByRole('button', { name: 'OK' }).click();
  await expect(notice).toBeHidden();
  await desk.restart();
  await waitUntilUpToDate(desk.page);
  await expect(desk.page.getByRole('alert', { name: 'The data file was damaged' })).toBeHidden();
});

test('[P5] a damaged data file that nothing can replace is shown as such, and can be put aside to start again', async ({
  desk,
}) => {
  await exploreDemo(desk.page);
  const { id, folder } = await workspaceFolder(desk);
  await desk.whileClosed(async () => {
    await damageFiles(folder);
    await mkdir(join(folder, 'muster.db.next', 'occupied'), { recursive: true });
  });

  const { page } = desk;
  await expect(page.getByText('The data file is damaged. It was left as it is.')).toBeVisible();
  await page.getByRole('button', { name: /^Remove/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Remove/ });
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await dialog.getByRole('checkbox', { name: /Give up changes/ }).check();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await exploreDemo(page);

  const kept = join(desk.dataFolder, 'removed', id, 'muster.db');
  expect(await readFile(kept, 'utf8')).toBe(damage);
});
