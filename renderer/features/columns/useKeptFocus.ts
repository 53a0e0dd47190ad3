import { useLayoutEffect, useRef } from 'react';

/**
 * What moves in the page loses the focus, and a column that changes lists is another element: the function returned makes
 * a change, and gives the focus to the element of that id once `places` is another text.
 */
export function useKeptFocus(places: string): (elementId: string, change: () => void) => void {
  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (wanted.current !== null && places !== '') document.getElementById(wanted.current)?.focus();
    wanted.current = null;
  }, [places]);
  return (elementId, change) => {
    wanted.current = elementId;
    change();
  };
}
