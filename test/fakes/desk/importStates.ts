import type { Page } from '@playwright/test';
import { button } from './deskPage.ts';
import type { DeskState } from './deskState.ts';
import { manyLines, matrix, mixed } from './importLists.ts';

const openImport = (page: Page) => page.keyboard.press('ControlOrMeta+o');
const choose = (page: Page, name: string, text: string) =>
  page
    .getByLabel('File to import')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const take = async (page: Page, name: string, text: string) => {
  await openImport(page);
  await choose(page, name, text);
  await page.getByRole('heading', { name: 'What do the columns hold?' }).waitFor();
};
const look = async (page: Page) => {
  await button(page, 'Look them up').click();
  await page.getByRole('tab', { name: /^Groups/ }).waitFor();
  await page.waitForTimeout(400);
};
const showTab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click();

const dropFile = async (page: Page, event: 'dragenter' | 'drop') => {
  // In the page's words: there is no such thing here.
  const dataTransfer = await page.evaluateHandle(`(() => {
    const held = new DataTransfer();
    held.items.add(new File(['Name,E-mail\\nAmara,amara@example.org'], 'dropped.csv'));
    return held;
  })()`);
  await page.dispatchEvent('body', event, { dataTransfer });
};

/** Lists taken in, step by step. */
export const importStates: readonly DeskState[] = [
  { name: 'import-file', scenario: 'demo', prepare: openImport },
  {
    name: 'import-sending',
    scenario: 'slowImport',
    prepare: async (page) => {
      await openImport(page);
      await choose(page, 'Everybody who ever helped.csv', manyLines().repeat(8));
      await page.waitForTimeout(900);
    },
  },
  {
    name: 'import-refused',
    scenario: 'demo',
    prepare: async (page) => {
      await openImport(page);
      await choose(page, 'minutes.pdf', 'no table');
    },
  },
  {
    name: 'import-pasted',
    scenario: 'demo',
    prepare: async (page) => {
      await openImport(page);
      await page.getByLabel('Or paste it here').fill(matrix);
    },
  },
  { name: 'import-columns', scenario: 'demo', prepare: (page) => take(page, 'list.csv', mixed) },
  {
    name: 'import-workbook',
    scenario: 'demo',
    prepare: (page) => take(page, 'remembered helpers.xlsx', 'PK'),
  },
  {
    name: 'import-unreadable',
    scenario: 'demo',
    prepare: async (page) => {
      await take(page, 'helpers.xlsx', 'PK');
      await page.getByLabel('Sheet').selectOption('Empty');
      await button(page, 'Back').click();
      await button(page, 'Go on with it').click();
      await page.getByText('There is nothing on the sheet').waitFor();
    },
  },
  {
    name: 'import-unnamed',
    scenario: 'demo',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await page.getByLabel('What “Name” holds').selectOption('ignore');
      await page.getByLabel('What “E-mail” holds').selectOption('ignore');
    },
  },
  {
    name: 'import-into-group',
    scenario: 'demo',
    prepare: async (page) => {
      await page.getByRole('option', { name: /^Drivers/ }).click();
      await button(page, 'More actions for this group').click();
      await page.getByRole('menuitem', { name: 'Import into this group…' }).click();
      await choose(page, 'Saturday.csv', mixed);
      await page.getByRole('heading', { name: 'What do the columns hold?' }).waitFor();
    },
  },
  {
    name: 'import-new-group',
    scenario: 'demo',
    prepare: async (page) => {
      await take(page, 'حفل الحصاد.csv', 'Name;E-mail\nAmara Okafor;amara.okafor0@example.org');
      await page.getByLabel('Into a new group').click();
    },
  },
  {
    name: 'import-one',
    scenario: 'demo',
    prepare: async (page) => {
      await take(
        page,
        'One.csv',
        'Name;E-mail;Group\nAmara Okafor;amara.okafor0@example.org;Board',
      );
      await look(page);
    },
  },
  {
    name: 'import-back',
    scenario: 'demo',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await look(page);
      await button(page, 'Back to: File').click();
    },
  },
  {
    name: 'import-over',
    scenario: 'demo',
    prepare: async (page) => {
      await openImport(page);
      await dropFile(page, 'dragenter');
    },
  },
  {
    name: 'import-offered',
    scenario: 'demo',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await look(page);
      await dropFile(page, 'drop');
    },
  },
  {
    name: 'import-review',
    scenario: 'demo',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await look(page);
    },
  },
  {
    name: 'import-match',
    scenario: 'demo',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await look(page);
      await page.getByLabel('Make the groups match the list').click();
      await page.getByLabel(/^Make the .* group/).click();
      await page
        .getByLabel(/^Make the .* not here$/)
        .last()
        .click();
      await page.waitForTimeout(500);
      await page.getByRole('row', { name: /^Drivers/ }).click();
    },
  },
  {
    name: 'import-decide',
    scenario: 'demo',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await look(page);
      await showTab(page, /^To decide/);
      await page
        .getByRole('radio', { name: /Anneliese/ })
        .first()
        .focus();
      await page.keyboard.press('2');
      await page.waitForTimeout(400);
    },
  },
  {
    name: 'import-missing',
    scenario: 'demo',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await look(page);
      await showTab(page, /^Not here/);
    },
  },
  {
    name: 'import-unused',
    scenario: 'demo',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await look(page);
      await showTab(page, /^Lines not used/);
      await button(page, 'Save as CSV…').click();
    },
  },
  {
    name: 'import-many',
    scenario: 'big',
    prepare: async (page) => {
      await take(page, 'Everybody.csv', manyLines());
      await look(page);
      await page.getByLabel(/^Make the .* group/).click();
      await page.waitForTimeout(700);
      await page.getByRole('row', { name: /^Team 03/ }).click();
    },
  },
  {
    name: 'import-many-decide',
    scenario: 'big',
    prepare: async (page) => {
      await take(page, 'Everybody.csv', manyLines());
      await look(page);
      await showTab(page, /^To decide/);
      await page.waitForTimeout(300);
      await button(page, 'Take the best match').click();
    },
  },
  {
    name: 'import-onlooker',
    scenario: 'onlooker',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await look(page);
    },
  },
  {
    name: 'import-fails',
    scenario: 'importFails',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await button(page, 'Look them up').click();
    },
  },
  {
    name: 'import-changed',
    scenario: 'importConflict',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await look(page);
      await page.getByRole('button', { name: /^Apply/ }).click();
    },
  },
  {
    name: 'import-leave',
    scenario: 'demo',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await look(page);
      await button(page, 'Cancel').click();
    },
  },
  {
    name: 'import-done',
    scenario: 'demo',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await look(page);
      await page.getByRole('button', { name: /^Apply/ }).click();
      await page.getByRole('heading', { name: 'Done' }).waitFor();
    },
  },
  {
    name: 'import-undone',
    scenario: 'demo',
    prepare: async (page) => {
      await take(page, 'list.csv', mixed);
      await look(page);
      await page.getByRole('button', { name: /^Apply/ }).click();
      await page.getByRole('heading', { name: 'Done' }).waitFor();
      await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
    },
  },
  { name: 'import-empty-desk', scenario: 'noGroups' },
];
