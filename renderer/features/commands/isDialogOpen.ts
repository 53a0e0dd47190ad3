import { useView } from '../../app/viewStore.ts';

/**
 * Whether something lies over the desk that has to be answered or closed first. What is only fading away has given the
 * focus back already, and stops nothing.
 */
export function isDialogOpen(): boolean {
  if (useView.getState().dialog !== null) return true;
  const modals = [...document.querySelectorAll('[aria-modal="true"]')];
  return modals.some((modal) => modal.contains(document.activeElement));
}
