import { useEffect } from 'react';
import type { DeskCommand } from '#shared/domain/deskCommand.ts';

type Offers = Partial<Record<DeskCommand, () => void>>;

/** What the parts on the screen can do right now, because only they know the rows or the field it is about. */
let offered: readonly Offers[] = [];

/** As long as the component is shown, these commands do this. */
export function useOffer(offers: Offers): void {
  useEffect(() => {
    offered = [...offered, offers];
    return () => {
      offered = offered.filter((other) => other !== offers);
    };
  });
}

/** What the command does on this screen; undefined where nothing on it offers that. The newest offer counts. */
export function offerFor(command: DeskCommand): (() => void) | undefined {
  return offered.findLast((offers) => offers[command] !== undefined)?.[command];
}
