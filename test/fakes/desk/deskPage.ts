import type { Page } from '@playwright/test';

/** What many states find on the page. */
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const openGroup = (page: Page, name: string) =>
  page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
