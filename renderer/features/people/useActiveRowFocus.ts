import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * The focus follows the active row while the rows have it, also when its row goes away: a removed element takes the
 * focus with it without a blur. It is never pulled in from elsewhere.
 */
export function useActiveRowFocus(scroller: RefObject<HTMLElement | null>, activeIndex: number) {
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (!hasFocus.current) return;
    const row = scroller.current?.querySelector(`[data-index="${activeIndex}"]`);
    if (row instanceof HTMLElement && row !== document.activeElement) {
      row.focus({ preventScroll: true });
    }
  });
  return {
    onFocus(event: FocusEvent) {
      hasFocus.current =
        event.target instanceof Element && event.target.closest('[data-index]') !== null;
    },
    onBlur() {
      hasFocus.current = false;
    },
  };
}
