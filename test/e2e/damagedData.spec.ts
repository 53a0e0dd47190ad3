import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exploreDemo } from './support/actions.ts';
import { expect, test } from './support/test.ts';

test('[P5] a damaged data file is shown as such, and can be put aside to start again', async ({
  desk,
}) => {
  await exploreDemo(desk.page);
  const workspaces = join(desk.dataFolder, 'workspaces');
  const [id = ''] = await readdir(workspaces);
  const damage = 'This was a database once. '.repeat(500);
  await desk.whileClosed(async () => {
    for (const name of await readdir(join(workspaces, id))) {
      if (name.startsWith('muster.db')) await writeFile(join(workspaces, id, name), damage);
    }
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
