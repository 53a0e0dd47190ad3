import { useEffect, useRef } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import { focusRowOf } from './focusPeople.ts';

/** After the drawer has let go of the focus. */
const afterDrawerMs = 30;

/**
 * When the drawer closes, the keyboard goes to the row of whoever was in it last; where they have none, to what had it
 * before. Where something else has taken the focus meanwhile, it stays there.
 */
export function useReturnToRow(personId: PersonId | null): void {
  const last = useRef<PersonId | null>(personId);
  if (personId !== null) last.current = personId;
  const isOpen = personId !== null;
  useEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    return () => {
      setTimeout(() => {
        const now = document.activeElement;
        const isLost =
          now === null || now === document.body || now.closest('[role="dialog"]') !== null;
        if (!isLost || (last.current !== null && focusRowOf(last.current))) return;
        if (before instanceof HTMLElement && before.isConnected)
          before.focus({ preventScroll: true });
      }, afterDrawerMs);
    };
  }, [isOpen]);
}
