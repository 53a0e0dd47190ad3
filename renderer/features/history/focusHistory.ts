import { historyTextId, stayGridId } from './elementIds.ts';

/** Puts the keyboard on the history's current row, or on its text filter where there is no row. */
export function focusHistory(): void {
  const row = document.getElementById(stayGridId)?.querySelector('[role="row"][tabindex="0"]');
  const target = row instanceof HTMLElement ? row : document.getElementById(historyTextId);
  target?.focus();
}
