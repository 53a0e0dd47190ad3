import { useCallback, useMemo } from 'react';
import type { RosterOrder } from '#shared/domain/roster.ts';
import { useLayout } from '../../app/useLayout.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { useChosenColumns } from '../columns/useChosenColumns.ts';
import { offeredColumns, type RosterColumn, type RosterColumnId } from './rosterColumns.ts';
import { orderWithin } from './rosterOrder.ts';

interface RosterColumns {
  /** False until it is known what was remembered. */
  isKnown: boolean;
  /** On the screen, in their order. */
  columns: readonly RosterColumn[];
  /** Every column there is with these attributes. */
  offer: (attributes: readonly string[]) => RosterColumn[];
  /** The attributes the rows have to hold. */
  attributes: string[];
  order: RosterOrder;
  sort: (order: RosterOrder) => void;
  /** Null: as Muster has them. */
  choose: (columns: RosterColumnId[] | null) => void;
}

/** The roster's columns and its order, as they are remembered with the workspace. */
export function useRosterColumns(): RosterColumns {
  const { layout, isKnown, change } = useLayout();
  const hasRoles = useOpenWorkspace()?.capabilities.groupAdmins === true;
  const { rosterColumns, rosterOrder } = layout;
  const offer = useCallback(
    (attributes: readonly string[]) => offeredColumns(hasRoles, attributes),
    [hasRoles],
  );
  const { columns, attributes } = useChosenColumns(offer, rosterColumns);
  const order = useMemo(
    () =>
      orderWithin(
        rosterOrder,
        columns.map(({ id }) => id),
      ),
    [rosterOrder, columns],
  );
  return {
    isKnown,
    columns,
    offer,
    attributes,
    order,
    sort: (wanted) => change({ rosterOrder: wanted }),
    choose: (wanted) => change({ rosterColumns: wanted }),
  };
}
