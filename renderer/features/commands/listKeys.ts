/** Keys that lists and fields listen to themselves, in the words of the shortcuts' help. */
export const listKeys: readonly { title: string; keys: readonly string[] }[] = [
  { title: 'Go through the rows', keys: ['ArrowUp', 'ArrowDown'] },
  { title: 'A screenful on or back', keys: ['PageUp', 'PageDown'] },
  { title: 'To the first or the last row', keys: ['Home', 'End'] },
  { title: 'Jump to a name: type its first letters', keys: [] },
  { title: 'Choose a row, or no longer', keys: ['Space'] },
  { title: 'Choose from here on', keys: ['shift+ArrowDown', 'shift+ArrowUp'] },
  { title: 'Choose nobody; clear a search', keys: ['Escape'] },
  { title: 'From the list of groups to the roster', keys: ['Enter'] },
  { title: 'From a search field into the rows', keys: ['ArrowDown'] },
];
