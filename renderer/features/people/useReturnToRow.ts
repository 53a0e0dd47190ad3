import { useCallback, useRef } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import { useLostFocus } from '../../ui/useReturnFocus.ts';
import { focusRowOf } from './focusPeople.ts';

/**
 * When the drawer closes, the keyboard goes to the row of whoever was in it last; where they have none, to what had it
 * before. Where something else has taken the focus meanwhile, it stays there.
 */
export function useReturnToRow(personId: PersonId | null): void {
  const last = useRef<PersonId | null>(personId);
  if (personId !== null) last.current = personId;
  const giveBack = useCallback((before: HTMLElement | null) => {
    if (last.current !== null && focusRowOf(last.current)) return;
    before?.focus({ preventScroll: true });
  }, []);
  useLostFocus(personId !== null, giveBack);
}
