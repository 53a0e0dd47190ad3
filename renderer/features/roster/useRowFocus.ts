import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';

interface RowFocus {
  onFocus: (event: FocusEvent) => void;
  onBlur: () => void;
}

/**
 * The focus follows the active row while the rows have it, also when its row goes away: a removed element takes the
 * focus with it without a blur. It is never pulled in from elsewhere.
 */
export function useRowFocus(
  scroller: RefObject<HTMLDivElement | null>,
  order: readonly PersonId[],
  activeIndex: number,
): RowFocus {
  const hasFocus = useRef(false);
  const active = order[activeIndex];
  useEffect(() => {
    const element = scroller.current;
    if (!hasFocus.current || active === undefined || element === null) return;
    const row = element.querySelector(`[data-person="${active}"]`);
    if (row instanceof HTMLElement && row !== document.activeElement) {
      row.focus({ preventScroll: true });
    }
  }, [scroller, active]);
  return {
    onFocus(event) {
      hasFocus.current =
        event.target instanceof Element && event.target.closest('[data-index]') !== null;
    },
    onBlur() {
      hasFocus.current = false;
    },
  };
}
