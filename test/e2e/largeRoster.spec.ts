import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '#electron/sandbox/startSandbox.ts';
import { connect, openGroup, waitUntilUpToDate } from './support/actions.ts';
import { expect, test } from './support/test.ts';

const size = 5000;

/** A folder of CSV files with one group of everybody, names long, short and right to left among them. */
async function seedFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-large-'));
  const nameOf = (index: number) =>
    index % 100 === 1
      ? `فاطمة الزهراء ${index}`
      : `Person ${String(index).padStart(4, '0')}${index % 250 === 3 ? ' with a name that goes on and on'.repeat(4) : ''}`;
  const indexes = Array.from({ length: size }, (_, index) => index);
  const people = indexes.map((index) => `p${index},${nameOf(index)},p${index}@example.org,`);
  await writeFile(join(folder, 'people.csv'), `id,name,email,phone\n${people.join('\n')}\n`);
  await writeFile(join(folder, 'groups.csv'), 'id,name,description\nall,Everybody,\n');
  const memberships = indexes.map((index) => `all,p${index},false`);
  await writeFile(
    join(folder, 'memberships.csv'),
    `group_id,person_id,is_admin\n${memberships.join('\n')}\n`,
  );
  return folder;
}

test('a roster of 5,000 is whole, holds few rows in the page, and is walked by keyboard', async ({
  desk,
}) => {
  const folder = await seedFolder();
  const server = await startSandbox({ port: 0, seed: { folder } });
  try {
    const { page } = desk;
    await connect(page, server);
    await waitUntilUpToDate(page);
    await openGroup(page, 'Everybody');
    const grid = page.getByRole('grid', { name: 'Roster of Everybody' });
    await expect(grid).toHaveAttribute('aria-rowcount', String(size + 1));
    await expect(grid).toHaveAttribute('aria-busy', 'false');

    await grid.getByRole('row').nth(1).click();
    await page.keyboard.press('End');
    const last = grid.locator(`[aria-rowindex="${size + 1}"]`);
    await expect(last).toBeVisible();
    expect(await grid.getByRole('row').count()).toBeLessThan(100);

    await page.keyboard.press('ControlOrMeta+a');
    await expect(page.getByText('5,000 selected')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByLabel('Filter this roster').fill('الزهراء');
    await expect(grid).toHaveAttribute('aria-rowcount', '51');
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
});
