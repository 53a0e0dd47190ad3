/** The parts of the settings, in their order on the screen. */
export const sectionTitles = {
  appearance: 'Appearance',
  dates: 'Dates',
  workspaces: 'Workspaces',
  sync: 'Sync',
  backups: 'Backups',
  keyboard: 'Keyboard',
  about: 'About Muster',
  diagnostics: 'Diagnostics',
} as const;
export type SectionName = keyof typeof sectionTitles;

export function sectionTitleId(name: SectionName): string {
  return `muster-settings-${name}`;
}

/** Brings a part to the top and the keyboard to its heading. */
export function showSection(name: SectionName): void {
  const title = document.getElementById(sectionTitleId(name));
  title?.focus({ preventScroll: true });
  title?.scrollIntoView({ block: 'start' });
}
