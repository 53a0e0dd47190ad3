import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { rowStep } from './rowStep.ts';

interface RowCursorOptions {
  scroller: RefObject<HTMLDivElement | null>;
  /** The rows by what names each of them, in their order. The row at `activeIndex` has to exist in the page. */
  order: readonly string[];
  activeIndex: number;
  /** How many rows a page key goes. */
  pageRows: () => number;
  /** The keyboard is to go to this row; `extends_` with Shift held. */
  onMove: (index: number, extends_: boolean) => void;
  /** The other keys; true for one that was of use. */
  onKey: (event: KeyboardEvent) => boolean;
}

interface RowCursor {
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
  onBlur: () => void;
}

/**
 * The keyboard in rows that bear `data-index` and of which one has `tabIndex` 0. The focus follows the active row while
 * the rows have it, also when another row takes its place; it is never pulled in from elsewhere.
 */
export function useRowCursor(options: RowCursorOptions): RowCursor {
  const { scroller, order, activeIndex, pageRows, onMove, onKey } = options;
  const hasFocus = useRef(false);
  const active = order[activeIndex];
  useEffect(() => {
    if (!hasFocus.current || active === undefined) return;
    const row = scroller.current?.querySelector(`[data-index="${activeIndex}"]`);
    if (row instanceof HTMLElement && !row.contains(document.activeElement)) {
      row.focus({ preventScroll: true });
    }
  }, [scroller, active, activeIndex]);
  return {
    onFocus() {
      hasFocus.current = true;
    },
    onBlur() {
      hasFocus.current = false;
    },
    onKeyDown(event) {
      if (event.altKey || event.nativeEvent.isComposing) return;
      const step = rowStep(event.key, activeIndex, order.length, pageRows());
      if (step !== null) onMove(step, event.shiftKey);
      else if (!onKey(event)) return;
      event.preventDefault();
    },
  };
}
