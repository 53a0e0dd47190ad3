import type { KeyboardEvent } from 'react';
import { isTextField } from '../app/isTextField.ts';
import { rowStep } from './rowStep.ts';

/** How far a page up or down goes. */
const pageItems = 6;

/**
 * Moves the focus among the elements marked `data-walk` inside the one that listens, by the arrows, Page, Home and End.
 * The first key goes to the first of them when the list itself has the focus.
 */
export function walkItems(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.defaultPrevented || isTextField(event.target)) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-walk]')];
  const now = document.activeElement;
  const from = items.findIndex((item) => item.contains(now));
  if (from === -1 && now !== event.currentTarget) return;
  const to = rowStep(event.key, from, items.length, pageItems);
  const target = to === null ? undefined : items[to];
  if (target === undefined) return;
  event.preventDefault();
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'nearest' });
}
