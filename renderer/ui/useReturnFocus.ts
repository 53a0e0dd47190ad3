import { useCallback, useEffect, useState } from 'react';

/** After Mantine's own attempt, which knows only dialogs that were there, closed, before they opened. */
const afterMantineMs = 30;

/**
 * Gives the focus back to what had it before a dialog opened; where that is gone, to `instead`. Where something has
 * taken the focus meanwhile, be it another dialog, it stays there.
 */
export function useReturnFocus(isOpen: boolean, instead: () => void): void {
  const giveBack = useCallback(
    (before: HTMLElement | null) => {
      if (before === null) instead();
      else before.focus({ preventScroll: true });
    },
    [instead],
  );
  useLostFocus(isOpen, giveBack);
}

/**
 * Calls `giveBack`, which has to stay the same function, where a dialog that closed has left the focus nowhere: with
 * what had it before the dialog opened, null where that is gone.
 */
export function useLostFocus(
  isOpen: boolean,
  giveBack: (before: HTMLElement | null) => void,
): void {
  const [opening, setOpening] = useState<{ before: Element | null } | null>(null);
  // While it is drawn for the first time: a field in it may take the focus as soon as it is there.
  if (isOpen !== (opening !== null)) {
    setOpening(isOpen ? { before: document.activeElement } : null);
  }
  useEffect(() => {
    if (opening === null) return;
    const { before } = opening;
    return () => {
      const closing = document.activeElement?.closest('[role="dialog"]') ?? null;
      setTimeout(() => {
        const now = document.activeElement;
        const isLost = now === null || now === document.body || closing?.contains(now) === true;
        if (!isLost) return;
        const isThere =
          before instanceof HTMLElement && before.isConnected && before !== document.body;
        giveBack(isThere ? before : null);
      }, afterMantineMs);
    };
  }, [opening, giveBack]);
}
