import { useEffect } from 'react';

/** After Mantine's own attempt, which knows only dialogs that were there, closed, before they opened. */
const afterMantineMs = 30;

/**
 * Gives the focus back to what had it before a dialog opened; where that is gone, to `instead`. Where something has
 * taken the focus meanwhile, be it another dialog, it stays there.
 */
export function useReturnFocus(isOpen: boolean, instead: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    return () => {
      const closing = document.activeElement?.closest('[role="dialog"]') ?? null;
      setTimeout(() => {
        const now = document.activeElement;
        const isLost = now === null || now === document.body || closing?.contains(now) === true;
        if (!isLost) return;
        if (before instanceof HTMLElement && before.isConnected && before !== document.body) {
          before.focus({ preventScroll: true });
        } else instead();
      }, afterMantineMs);
    };
  }, [isOpen, instead]);
}
