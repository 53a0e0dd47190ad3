import { neighbourOf } from '../../ui/neighbour.ts';
import { cardId, changesTitleId } from './elementIds.ts';

/**
 * Moves the focus from cards or lines that are about to go to the one beside them, or to the title when nothing else is
 * there. Not when the user has gone elsewhere meanwhile. `button`: what was pressed, where it stands outside of them.
 */
export function leaveCards(keys: readonly string[], button?: HTMLElement): void {
  const now = document.activeElement;
  const isStillHere =
    now === null ||
    now === document.body ||
    now === button ||
    keys.some((key) => document.getElementById(cardId(key))?.contains(now) === true);
  if (isStillHere) focusBeside(keys);
}

export function focusBeside(keys: readonly string[]): void {
  const order = [...document.querySelectorAll<HTMLElement>('[data-change-card]')].map(
    ({ dataset }) => dataset.changeCard ?? '',
  );
  const next = neighbourOf(order, new Set(keys));
  if (next === null) focusChangesTitle();
  else document.getElementById(cardId(next))?.focus();
}

export function focusChangesTitle(): void {
  document.getElementById(changesTitleId)?.focus();
}
