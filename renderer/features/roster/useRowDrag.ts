import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import { useView, view } from '../../app/viewStore.ts';
import { dragRange } from './selection.ts';

/** How far a frame scrolls for each pixel that the pointer is beyond the edge. */
const scrollShare = 0.25;
const fastestScroll = 60;

/**
 * Chooses the rows a drag goes over, from the one it began on; with Ctrl/Cmd besides those chosen before. Within one row
 * a drag marks its text instead. Beyond the edge the table scrolls.
 */
export function useRowDrag(
  scroller: RefObject<HTMLDivElement | null>,
  order: readonly PersonId[],
  rowHeight: number,
): (event: ReactPointerEvent<HTMLElement>) => void {
  const rows = useRef(order);
  rows.current = order;
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  return (down) => {
    const element = scroller.current;
    const row = down.target instanceof Element ? down.target.closest('[data-index]') : null;
    const isOnBox = down.target instanceof HTMLInputElement;
    if (down.button !== 0 || down.pointerType === 'touch' || down.shiftKey) return;
    if (element === null || !(row instanceof HTMLElement) || isOnBox) return;
    const body = down.currentTarget;
    const from = Number(row.dataset.index);
    const keep = down.ctrlKey || down.metaKey;
    let pointerY = down.clientY;
    let before: ReadonlySet<PersonId> | null = null;
    let frame = 0;

    const update = () => {
      const place = Math.floor((pointerY - body.getBoundingClientRect().top) / rowHeight);
      const to = Math.min(rows.current.length - 1, Math.max(0, place));
      if (before === null) {
        if (to === from) return;
        element.dataset.dragging = '';
        window.getSelection()?.removeAllRanges();
      }
      const stays = before ?? (keep ? useView.getState().selection.ids : new Set<PersonId>());
      before = stays;
      view.select(() => dragRange(stays, rows.current, from, to));
    };
    const scroll = () => {
      const { top, bottom } = element.getBoundingClientRect();
      const beyond = pointerY < top ? pointerY - top : pointerY > bottom ? pointerY - bottom : 0;
      if (before !== null && beyond !== 0) {
        const by = Math.max(-fastestScroll, Math.min(fastestScroll, beyond * scrollShare));
        element.scrollBy(0, by);
        update();
      }
      frame = requestAnimationFrame(scroll);
    };
    const onMove = (event: PointerEvent) => {
      pointerY = event.clientY;
      if ((event.buttons & 1) === 0) end();
      else update();
    };
    // The click that ends a drag would choose the row under it and no other.
    const swallow = (event: MouseEvent) => {
      event.stopPropagation();
      event.preventDefault();
    };
    const end = () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      delete element.dataset.dragging;
      if (before === null) return;
      window.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
    };
    stop.current();
    stop.current = end;
    frame = requestAnimationFrame(scroll);
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  };
}
