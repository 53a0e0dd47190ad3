import { rosterGridId } from '../groups/elementIds.ts';

/** Puts the keyboard on the roster's current row. */
export function focusRoster(): void {
  const grid = document.getElementById(rosterGridId);
  const row = grid?.querySelector('[role="row"][tabindex="0"]');
  if (row instanceof HTMLElement) row.focus();
}
