import { groupListId, rosterGridId } from '../groups/elementIds.ts';

/** Puts the keyboard on the roster's current row, or on the list of groups where there is no row. */
export function focusRoster(): void {
  const grid = document.getElementById(rosterGridId);
  const row = grid?.querySelector('[role="row"][tabindex="0"]');
  const target = row instanceof HTMLElement ? row : document.getElementById(groupListId);
  target?.focus();
}
