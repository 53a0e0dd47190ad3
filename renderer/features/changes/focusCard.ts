import { neighbourOf } from '../../ui/neighbour.ts';
import { cardId, changesTitleId } from './elementIds.ts';

/**
 * Moves the focus from a card that is about to go to the one beside it, or to the title when it was the last. Not when
 * the user has gone elsewhere meanwhile.
 */
export function leaveCard(key: string): void {
  const card = document.getElementById(cardId(key));
  const now = document.activeElement;
  if (now !== null && now !== document.body && card?.contains(now) !== true) return;
  focusBeside(key);
}

export function focusBeside(key: string): void {
  const order = [...document.querySelectorAll<HTMLElement>('[data-change-card]')].map(
    ({ dataset }) => dataset.changeCard ?? '',
  );
  const next = neighbourOf(order, new Set([key]));
  const target = document.getElementById(next === null ? changesTitleId : cardId(next));
  target?.focus();
}
