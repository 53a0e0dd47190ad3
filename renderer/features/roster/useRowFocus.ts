import { type RefObject, useEffect } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';

/** The focus follows the active row while it is somewhere in the rows; it is never pulled in from outside. */
export function useRowFocus(
  scroller: RefObject<HTMLDivElement | null>,
  active: PersonId | null,
): void {
  useEffect(() => {
    const element = scroller.current;
    const focused = document.activeElement;
    if (active === null || element === null || focused === null) return;
    if (!element.contains(focused) || focused.closest('[data-index]') === null) return;
    const row = element.querySelector(`[data-person="${active}"]`);
    if (row instanceof HTMLElement && row !== focused) row.focus({ preventScroll: true });
  }, [scroller, active]);
}
