import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the command palette by its keys and types. */
export async function openPalette(page: Page, text: string): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+k');
  const field = page.getByRole('combobox', { name: 'Search or command' });
  await expect(field).toBeFocused();
  await page.keyboard.type(text);
  return field;
}

/** The entry whose title or name begins so. */
export const paletteOption = (page: Page, name: string) =>
  page
    .getByRole('listbox', { name: 'What fits' })
    .getByRole('option')
    .filter({ hasText: name })
    .first();
