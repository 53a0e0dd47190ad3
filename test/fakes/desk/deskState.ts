import type { Page } from '@playwright/test';

/** A state of a screen: the scenario it starts from, and what is done there. */
export interface DeskState {
  name: string;
  scenario: string;
  prepare?: (page: Page) => Promise<void>;
}
