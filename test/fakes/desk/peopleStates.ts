import type { Page } from '@playwright/test';
import type { DeskState } from './deskState.ts';
import { createOrganisation, type OrganisationShape } from './organisation.ts';
import { plainScenario } from './scenario.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const openPeople = async (page: Page) => {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^People/ })
    .click();
  await page.waitForTimeout(400);
};
const search = async (page: Page, text: string) => {
  await openPeople(page);
  await page.getByRole('textbox', { name: 'Find people' }).fill(text);
  await page.waitForTimeout(200);
};
const openFilter = async (page: Page) => {
  await openPeople(page);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.waitForTimeout(150);
};
const pickGroup = async (page: Page, rule: string, group: string) => {
  const field = page.getByRole('combobox', { name: rule }).or(page.getByLabel(rule)).first();
  await field.click();
  await field.fill(group);
  await page.getByRole('option', { name: group }).first().click();
  await page.keyboard.press('Escape');
};
const openSaved = async (page: Page) => {
  await openPeople(page);
  await button(page, 'Saved filters').click();
};
const openRow = async (page: Page, index: number) => {
  await openPeople(page);
  await page.locator(`[data-index="${index}"]`).dblclick();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(300);
};
const choose = async (page: Page, count: number) => {
  const rows = page.getByRole('grid').getByRole('checkbox', { name: /^Select / });
  for (let index = 1; index <= count; index += 1) await rows.nth(index * 2).click();
};

const everyOutcome = [
  'Name\tE-mail\tPhone',
  'Amara Bauer\t\t',
  'Bruno C.\tnobody@example.org\t+44 20 7946 0000',
  'Anneliese Okaffor',
  'Amara',
  'New Person <new.person@example.com>',
  'فاطمة الجديدة\tfatima@example.com',
  'only.address@example.com',
  '–––',
];

/** Pastes the text into the dialog for several people, which hands it on. */
const pasteText = async (page: Page, text: string) => {
  await page.getByRole('option', { name: /^Community kitchen/ }).click();
  await page.waitForTimeout(200);
  await button(page, /^Add people/)
    .first()
    .click();
  await page.getByRole('combobox', { name: 'People to add' }).waitFor();
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    const event = { clipboardData, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', event));
  }`);
};
const paste = (lines: readonly string[]) => async (page: Page) => {
  await pasteText(page, lines.join('\n'));
  await page.getByRole('tab', { name: /^All/ }).waitFor();
  await page.waitForTimeout(250);
};
/** People of the organisation, every third with their address, and a name that nobody has after every eighth. */
const knownLines = (count: number, shape: OrganisationShape) =>
  [...createOrganisation(shape).people.values()]
    .slice(0, count)
    .map(({ name, email }, index) =>
      index % 9 === 8
        ? `Unknown Name ${index}`
        : `${name}\t${index % 3 === 0 ? (email ?? '') : ''}`,
    );
const everyLine = [...everyOutcome, ...knownLines(24, plainScenario.shape)];
const clickTab = (name: RegExp) => async (page: Page) => {
  await paste(everyLine)(page);
  await page.getByRole('tab', { name }).click();
  await page.waitForTimeout(150);
};

/** People, filters, the drawer of a person, and pasted people. */
export const peopleStates: readonly DeskState[] = [
  { name: 'people', scenario: 'demo', prepare: openPeople },
  { name: 'people-compact', scenario: 'compact', prepare: openPeople },
  { name: 'people-empty', scenario: 'empty', prepare: openPeople },
  { name: 'people-long-names', scenario: 'longNames', prepare: openPeople },
  { name: 'people-fail', scenario: 'peopleFail', prepare: openPeople },
  {
    name: 'people-loading',
    scenario: 'slow',
    prepare: async (page) => {
      await page.waitForTimeout(6000);
      await openPeople(page);
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'people-hundred-thousand',
    scenario: 'hundredThousand',
    prepare: async (page) => {
      await openPeople(page);
      await page.getByRole('grid').waitFor();
      await page.locator('[data-index="0"]').click();
      await page.keyboard.press('End');
      await page.waitForTimeout(1500);
    },
  },
  { name: 'people-search', scenario: 'demo', prepare: (page) => search(page, 'an mar') },
  { name: 'people-nobody', scenario: 'demo', prepare: (page) => search(page, 'zzzz') },
  { name: 'people-filter', scenario: 'demo', prepare: openFilter },
  {
    name: 'people-filtered',
    scenario: 'demo',
    prepare: async (page) => {
      await openFilter(page);
      await pickGroup(page, 'In any of', 'Board');
      await pickGroup(page, 'In any of', 'Gardeners');
      await pickGroup(page, 'In none of', 'Choir, evening');
      await page.getByRole('checkbox', { name: 'Active', exact: true }).click();
      await page.waitForTimeout(200);
    },
  },
  {
    name: 'people-filter-list-open',
    scenario: 'manyGroups',
    prepare: async (page) => {
      await openFilter(page);
      await page.getByLabel('In all of').first().fill('street team 00');
      await page.waitForTimeout(200);
    },
  },
  { name: 'people-saved-menu', scenario: 'demo', prepare: openSaved },
  { name: 'people-saved-none', scenario: 'noFilters', prepare: openSaved },
  {
    name: 'people-saved-picked',
    scenario: 'demo',
    prepare: async (page) => {
      await openSaved(page);
      await page.getByRole('menuitem', { name: 'Kitchen helpers' }).click();
      await page.getByRole('textbox', { name: 'Find people' }).fill('a');
      await button(page, /Kitchen helpers, changed/).click();
      await page.waitForTimeout(200);
    },
  },
  {
    name: 'people-save-filter',
    scenario: 'demo',
    prepare: async (page) => {
      await search(page, 'an');
      await button(page, 'Saved filters').click();
      await page.getByRole('menuitem', { name: 'Save this filter as…' }).click();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(200);
    },
  },
  {
    name: 'people-columns',
    scenario: 'demo',
    prepare: async (page) => {
      await openPeople(page);
      await button(page, 'Columns').click();
      await page.getByRole('checkbox', { name: 'T-shirt' }).click();
      await page.getByRole('checkbox', { name: 'Phone' }).click();
      await page.waitForTimeout(200);
    },
  },
  {
    name: 'people-selected',
    scenario: 'demo',
    prepare: async (page) => {
      await openSaved(page);
      await page.getByRole('menuitem', { name: 'Kitchen helpers' }).click();
      await page.waitForTimeout(200);
      await choose(page, 3);
      await page.waitForTimeout(200);
    },
  },
  {
    name: 'people-add-to-groups',
    scenario: 'demo',
    prepare: async (page) => {
      await openPeople(page);
      await choose(page, 3);
      await button(page, 'Add to groups…').click();
      await page.getByRole('dialog').waitFor();
      await page.getByRole('combobox', { name: 'Groups' }).fill('o');
      await page.waitForTimeout(250);
    },
  },
  {
    name: 'people-new',
    scenario: 'demo',
    prepare: async (page) => {
      await openPeople(page);
      await button(page, 'New person').click();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(200);
    },
  },
  { name: 'person', scenario: 'demo', prepare: (page) => openRow(page, 2) },
  { name: 'person-long-name', scenario: 'longNames', prepare: (page) => openRow(page, 0) },
  {
    name: 'person-rtl',
    scenario: 'longNames',
    prepare: async (page) => {
      await search(page, 'عبد');
      await page.locator('[data-index="0"]').dblclick();
      await page.waitForTimeout(400);
    },
  },
  {
    name: 'person-many-groups',
    scenario: 'manyGroups',
    prepare: async (page) => {
      await openPeople(page);
      await page.getByRole('columnheader', { name: 'Groups' }).getByRole('button').click();
      await page.waitForTimeout(300);
      await page.getByRole('columnheader', { name: 'Groups' }).getByRole('button').click();
      await page.waitForTimeout(600);
      await page.locator('[data-index="1"]').dblclick();
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'person-removed',
    scenario: 'demo',
    prepare: async (page) => {
      await openRow(page, 2);
      await button(page, /^Remove from/)
        .first()
        .click();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'person-next',
    scenario: 'demo',
    prepare: async (page) => {
      await openRow(page, 2);
      await page.keyboard.press('Alt+ArrowDown');
      await page.waitForTimeout(200);
    },
  },
  {
    name: 'paste-text',
    scenario: 'peopleFail',
    prepare: async (page) => {
      await pasteText(page, 'Amara Okafor\nBruno Carvalho');
      await page.waitForTimeout(400);
    },
  },
  { name: 'paste-review', scenario: 'demo', prepare: paste(everyLine) },
  { name: 'paste-choices', scenario: 'demo', prepare: clickTab(/^Needs a choice/) },
  {
    name: 'paste-new',
    scenario: 'demo',
    prepare: async (page) => {
      await clickTab(/^Not found/)(page);
      await page.getByRole('checkbox', { name: /^Make all/ }).click();
      await page.waitForTimeout(200);
    },
  },
  {
    name: 'paste-done',
    scenario: 'demo',
    prepare: async (page) => {
      await paste(everyLine)(page);
      await button(page, /^Add \d+ /)
        .last()
        .click();
      await button(page, 'Close').last().waitFor();
      await page.waitForTimeout(250);
    },
  },
  {
    name: 'paste-2000',
    scenario: 'big',
    prepare: paste(knownLines(2000, { ...plainScenario.shape, people: 6000 })),
  },
];
