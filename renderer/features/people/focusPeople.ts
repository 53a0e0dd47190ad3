import type { PersonId } from '#shared/domain/ids.ts';
import { peopleGridId, peopleSearchId } from './elementIds.ts';

/** Puts the keyboard on the current row of the people, or on their search where there is no row. */
export function focusPeople(): void {
  const row = document.querySelector(`#${peopleGridId} [role="row"][tabindex="0"]`);
  const target = row instanceof HTMLElement ? row : document.getElementById(peopleSearchId);
  target?.focus();
}

/** Puts the keyboard on somebody's row, in whichever list they are in sight; false where they are in none. */
export function focusRowOf(personId: PersonId): boolean {
  const row = document.querySelector(`[role="row"][data-person="${personId}"]`);
  if (!(row instanceof HTMLElement)) return false;
  row.focus({ preventScroll: true });
  return true;
}
