import { allDeskCommands, deskCommands, deskMenus } from '#shared/domain/deskCommands.ts';
import { listKeys } from './listKeys.ts';
import { matchWords } from './matchWords.ts';

export interface ShortcutSection {
  label: string;
  entries: readonly { title: string; keys: readonly string[] }[];
}

/** Every key by menu, and those of lists; `typed` keeps those with its words in their title. */
export function shortcutSections(typed: string): ShortcutSection[] {
  const ofMenus = deskMenus.map((label) => ({
    label,
    entries: allDeskCommands
      .filter((command) => deskCommands[command].menu === label)
      .flatMap((command) => {
        const { title, keys = [] } = deskCommands[command];
        return keys.length === 0 ? [] : [{ title: title.replace('…', ''), keys }];
      }),
  }));
  return [...ofMenus, { label: 'In lists and on the roster', entries: listKeys }]
    .map(({ label, entries }) => ({
      label,
      entries: entries.filter(({ title }) => matchWords(typed, `${title} ${label}`)),
    }))
    .filter(({ entries }) => entries.length > 0);
}
