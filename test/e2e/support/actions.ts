import { expect, type Locator, type Page } from '@playwright/test';
import type { SandboxHandle } from '#electron/sandbox/startSandbox.ts';

/** What people do in several specs, in the words the screen uses. */

export async function exploreDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Explore the demo organisation' }).click();
  await waitUntilUpToDate(page);
}

export async function connect(
  page: Page,
  server: SandboxHandle,
  name = 'Riverside',
): Promise<void> {
  const { apiKey, apiSecret } = server.credentials.stream;
  await chooseSystem(page, 'Stream');
  await fillConnection(page, { name, baseUrl: server.url, apiKey, apiSecret });
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByLabel('Workspace name')).toBeHidden();
}

/** Opens the connect form and says where the groups are. */
export async function chooseSystem(page: Page, system: string): Promise<void> {
  await page.getByRole('button', { name: /^Connect (your organisation|another)…$/ }).click();
  await page.getByRole('radio', { name: system }).click();
}

export async function fillConnection(
  page: Page,
  given: { name: string; baseUrl: string; apiKey: string; apiSecret: string },
): Promise<void> {
  await page.getByLabel('Workspace name').fill(given.name);
  await page.getByLabel('Server address').fill(given.baseUrl);
  await page.getByLabel('API key').fill(given.apiKey);
  await page.getByRole('textbox', { name: 'API secret' }).fill(given.apiSecret);
}

/** The status at the foot of the sidebar. */
export const statusPill = (page: Page) =>
  page.getByRole('navigation', { name: 'Muster' }).getByRole('button').last();

export async function waitUntilUpToDate(page: Page, timeout = 30_000): Promise<void> {
  await expect(statusPill(page)).toContainText('Up to date', { timeout });
}

export async function setOffline(page: Page, offline: boolean): Promise<void> {
  await statusPill(page).click();
  const choice = page.getByRole('switch', { name: 'Work offline' });
  await expect(choice).toBeChecked({ checked: !offline });
  await choice.click();
  await expect(choice).toBeChecked({ checked: offline });
  await page.keyboard.press('Escape');
  await expect(choice).toBeHidden();
}

export const groupOption = (page: Page, name: string) =>
  page
    .getByRole('listbox', { name: 'Groups' })
    .getByRole('option', { name: new RegExp(`^${escapeForRegExp(name)}, `) });

/** Opens a group by searching for it, so that it need not be in sight. */
export async function openGroup(page: Page, name: string): Promise<void> {
  await page.getByLabel('Find a group').fill(name);
  await groupOption(page, name).click();
  await expect(roster(page, name)).toBeVisible();
  await page.getByLabel('Find a group').fill('');
}

export const roster = (page: Page, group: string) =>
  page.getByRole('grid', { name: `Roster of ${group}`, exact: true });

export const rosterRow = (page: Page, person: string) =>
  page.getByRole('grid').getByRole('row', { name: new RegExp(escapeForRegExp(person)) });

export async function selectPeople(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  }
}

/** The names of the people in the first rows of the open roster. */
export async function firstPeople(page: Page, count: number): Promise<string[]> {
  const boxes = page.getByRole('grid').getByRole('checkbox', { name: /^Select (?!everybody)/ });
  await expect(boxes.nth(count - 1)).toBeVisible();
  const labels = await boxes.evaluateAll((elements) =>
    elements.map((element) => element.getAttribute('aria-label') ?? ''),
  );
  return labels.slice(0, count).map((label) => label.replace(/^Select /, ''));
}

export async function renameGroup(page: Page, to: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions for this group' }).click();
  await page.getByRole('menuitem', { name: /^Rename/ }).click();
  await page.getByRole('textbox', { name: 'Group name' }).fill(to);
  await page.keyboard.press('Enter');
  await expect(roster(page, to)).toBeVisible();
}

export async function deleteGroup(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More actions for this group' }).click();
  await page.getByRole('menuitem', { name: /^Delete group/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete group' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Goes on with Tab until the element has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

export const toast = (page: Page, text: string | RegExp) =>
  page.getByRole('alert').filter({ hasText: text });

export function escapeForRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
