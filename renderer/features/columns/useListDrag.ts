import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from 'react';

/**
 * Drags an item of a list by the pointer: told is the place it is over. The window is listened to, because an element
 * that moves in the page while it is dragged loses a pointer it has captured.
 */
export function useListDrag<Id>(
  list: RefObject<HTMLElement | null>,
  onOver: (id: Id, place: number) => void,
): (event: ReactPointerEvent, id: Id) => void {
  const latest = useRef(onOver);
  latest.current = onOver;
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  return (down, id) => {
    if (down.button !== 0) return;
    // Otherwise the drag would mark the titles it goes over.
    down.preventDefault();
    stop.current();
    const listening = new AbortController();
    const end = () => listening.abort();
    const onMove = ({ clientY }: PointerEvent) => {
      const items = [...(list.current?.children ?? [])];
      const place = items.findIndex((item) => clientY < item.getBoundingClientRect().bottom);
      latest.current(id, place === -1 ? items.length - 1 : place);
    };
    window.addEventListener('pointermove', onMove, { signal: listening.signal });
    window.addEventListener('pointerup', end, { signal: listening.signal });
    window.addEventListener('pointercancel', end, { signal: listening.signal });
    stop.current = end;
  };
}
