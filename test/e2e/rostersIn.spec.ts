import type { Locator, Page } from '@playwright/test';
import type { SandboxHandle } from '#electron/sandbox/startSandbox.ts';
import { connect, openGroup, waitUntilUpToDate } from './support/actions.ts';
import { serverGroup, serverState } from './support/serverState.ts';
import { expect, test } from './support/test.ts';

// “Here are the new lists”: what somebody else's spreadsheet says becomes so here, and nothing of it vanishes.

test.beforeEach(async ({ desk, server }) => {
  await connect(desk.page, server);
  await waitUntilUpToDate(desk.page);
});

async function openImport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Import a list' }).click();
  const screen = page.getByRole('region', { name: 'Import a list' });
  await expect(screen.getByRole('heading', { name: 'Which list?' })).toBeFocused();
  return screen;
}

const step = (screen: Locator, name: string) => screen.getByRole('heading', { name, exact: true });

/** People whose name nobody else has, and who are or are not in a group. */
async function peopleOf(server: SandboxHandle, group: string, isMember: boolean, count: number) {
  const { people } = await serverState(server);
  const { members } = await serverGroup(server, group);
  const ids = new Set(members.map(({ personId }) => personId));
  const found = people.filter(
    ({ id, name }) =>
      ids.has(id) === isMember && people.filter((other) => other.name === name).length === 1,
  );
  expect(found.length).toBeGreaterThanOrEqual(count);
  return found.slice(0, count);
}

test('a list is taken in from a file: columns put right, one person decided on, applied, sent and undone', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  const before = await serverGroup(server, 'Board');
  const known = await peopleOf(server, 'Board', false, 5);
  expect(known.map(({ name }) => name)).not.toContain('Åsa Lindqvist');
  const lines = [
    'Name;Contact;Where',
    ...known.map(({ name, email }) => `${name};${email};Board`),
    'Åsa Lindkvist;;Board',
    'Xanthippe Quandt;xq@example.net;Board',
    ';call Ada;Board',
  ];
  const screen = await openImport(page);
  await screen.getByLabel('File to import').setInputFiles({
    name: 'From the office.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\r\n')),
  });

  await expect(step(screen, 'What do the columns hold?')).toBeFocused();
  await expect(screen.getByText('8 lines in 3 columns')).toBeVisible();
  await screen.getByRole('radio', { name: 'A line for each membership' }).click();
  await screen.getByLabel('What “Contact” holds').selectOption('E-mail');
  await screen.getByLabel('What “Where” holds').selectOption('Name of the group');
  await screen.getByRole('button', { name: 'Look them up' }).click();

  await expect(step(screen, 'What will happen')).toBeVisible();
  const tab = (name: RegExp) => screen.getByRole('tab', { name });
  await expect(tab(/^Groups 1$/)).toBeVisible();
  await expect(tab(/^Not here 1$/)).toBeVisible();
  await tab(/^Lines not used 1$/).click();
  await expect(screen.getByRole('region', { name: 'Lines not used' })).toContainText('call Ada');
  await tab(/^To decide 1$/).click();
  const who = screen.getByRole('listitem').filter({ hasText: 'Åsa Lindkvist' });
  await who.getByRole('radio', { name: /Åsa Lindqvist/ }).check();
  await expect(screen.getByText('All 1 decided.')).toBeVisible();

  // Back to the very beginning, and all that was chosen is still there.
  await screen.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(screen.getByLabel('What “Where” holds')).toHaveValue('group');
  await screen.getByRole('button', { name: 'Back', exact: true }).click();
  await screen.getByRole('button', { name: 'Go on with it' }).click();
  await expect(screen.getByLabel('What “Contact” holds')).toHaveValue('email');
  await screen.getByRole('button', { name: 'Look them up' }).click();
  await tab(/^To decide/).click();
  await expect(who.getByRole('radio', { name: /Åsa Lindqvist/ })).toBeChecked();
  await expect(screen.getByText(/^Adds 6 people to 1 group/)).toBeVisible();

  await screen.getByRole('button', { name: 'Apply to 1 group' }).click();
  await expect(step(screen, 'Done')).toBeVisible();
  await expect(screen.getByText(/1 person not here/)).toBeVisible();
  await waitUntilUpToDate(page);
  const { people } = await serverState(server);
  const decided = people.find(({ name }) => name === 'Åsa Lindqvist');
  const wanted = [...known.map(({ id }) => id), decided?.id ?? ''];
  const idsOf = ({ members }: typeof before) => members.map(({ personId }) => personId).sort();
  expect(idsOf(await serverGroup(server, 'Board'))).toEqual([...idsOf(before), ...wanted].sort());

  await screen.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(screen.getByText(/^Undone: /)).toBeVisible();
  await waitUntilUpToDate(page);
  await expect
    .poll(async () => idsOf(await serverGroup(server, 'Board')), { timeout: 20_000 })
    .toEqual(idsOf(before));
});

test('a pasted list makes a group match it, and who leaves is shown first', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  const { members } = await serverGroup(server, 'Board');
  const stay = await peopleOf(server, 'Board', true, 2);
  const [comes] = await peopleOf(server, 'Board', false, 1);
  const listed = [...stay, ...(comes === undefined ? [] : [comes])];
  const leaving = members.length - stay.length;
  await openGroup(page, 'Board');

  const screen = await openImport(page);
  const pasted = listed.map(({ name, email }) => `${name}\t${email}`);
  await screen.getByLabel('Or paste it here').fill(['Name\tE-mail', ...pasted].join('\n'));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(step(screen, 'What do the columns hold?')).toBeFocused();
  await expect(screen.getByRole('radio', { name: 'One group' })).toBeChecked();
  await screen.getByRole('combobox', { name: 'Group', exact: true }).fill('Board');
  await page.getByRole('option', { name: 'Board', exact: true }).click();
  await screen.getByRole('button', { name: 'Look them up' }).click();

  await screen.getByRole('radio', { name: 'Make the group match the list' }).check();
  await expect(screen.getByText(new RegExp(`^${leaving} people will leave`))).toBeVisible();
  const grid = screen.getByRole('grid', { name: 'What happens to each group' });
  await grid.getByRole('row', { name: /Board/ }).click();
  const pane = screen.getByRole('region', { name: 'What happens to Board' });
  await pane.getByRole('tab', { name: `Leave ${leaving}` }).click();
  const leave = pane.getByRole('region', { name: 'Leave: Board' });
  await expect(leave.getByRole('listitem')).toHaveCount(leaving);
  await pane.getByRole('tab', { name: 'Come in 1' }).click();
  await expect(pane.getByRole('region', { name: 'Come in: Board' })).toContainText(
    comes?.name ?? '',
  );

  // Going back and on again changes nothing of it.
  await screen.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(screen.getByRole('combobox', { name: 'Group', exact: true })).toHaveValue('Board');
  await screen.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(screen.getByLabel('Or paste it here')).toHaveValue(/^Name\tE-mail\n/);
  await screen.getByRole('button', { name: 'Go on with it' }).click();
  await screen.getByRole('button', { name: 'Look them up' }).click();
  await expect(screen.getByRole('radio', { name: 'Make the group match the list' })).toBeChecked();

  await screen.getByRole('button', { name: 'Apply to 1 group' }).click();
  await expect(step(screen, 'Done')).toBeVisible();
  await waitUntilUpToDate(page);
  const after = await serverGroup(server, 'Board');
  expect(after.members.map(({ personId }) => personId).sort()).toEqual(
    listed.map(({ id }) => id).sort(),
  );
});
