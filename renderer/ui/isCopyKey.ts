import type { KeyboardEvent } from 'react';

/** Ctrl/Cmd+C in rows; not where a part of the text is marked, which is what is to be copied then. */
export function isCopyKey(event: KeyboardEvent): boolean {
  const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c';
  return isCopy && window.getSelection()?.isCollapsed !== false;
}
