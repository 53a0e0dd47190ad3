import { useLayoutEffect, useRef } from 'react';

/**
 * What moves in the page loses the focus, and a column that changes lists is another element: the function returned makes
 * a change, and gives the focus to the element of that id once `places` is another text, or to the fallback where it is
 * not shown.
 */
export function useKeptFocus(
  places: string,
): (elementId: string, change: () => void, fallbackId?: string) => void {
  const wanted = useRef<{ ids: readonly string[]; before: string } | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null || wanted.current.before === places) return;
    const found = wanted.current.ids.map((id) => document.getElementById(id));
    found.find((element) => element !== null)?.focus();
    wanted.current = null;
  }, [places]);
  return (elementId, change, fallbackId) => {
    const ids = fallbackId === undefined ? [elementId] : [elementId, fallbackId];
    wanted.current = { ids, before: places };
    change();
  };
}
