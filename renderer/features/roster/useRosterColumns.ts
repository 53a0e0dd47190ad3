import { useMemo } from 'react';
import { limits } from '#shared/domain/limits.ts';
import type { RosterOrder, RosterSortKey } from '#shared/domain/roster.ts';
import { useLayout } from '../../app/useLayout.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import {
  attributeOf,
  chosenColumns,
  offeredColumns,
  type RosterColumn,
  rememberedAttributes,
} from './rosterColumns.ts';
import { orderWithin } from './rosterOrder.ts';

interface RosterColumns {
  /** False until it is known what was remembered. */
  isKnown: boolean;
  /** On the screen, in their order. */
  columns: readonly RosterColumn[];
  /** Every column there is. */
  offered: readonly RosterColumn[];
  /** The attributes the rows have to hold, in an order of their own: moving a column asks for nothing. */
  attributes: string[];
  order: RosterOrder;
  sort: (order: RosterOrder) => void;
  /** Null: as Muster has them. */
  choose: (columns: readonly RosterSortKey[] | null) => void;
}

/** The roster's columns and its order, as they are remembered with the workspace. */
export function useRosterColumns(): RosterColumns {
  const { layout, isKnown, change } = useLayout();
  const hasRoles = useOpenWorkspace()?.capabilities.groupAdmins === true;
  const known = useAsk('people.attributes', {}).data;
  const { rosterColumns, rosterOrder } = layout;
  const offered = useMemo(() => {
    const names = (known?.names ?? []).map(({ name }) => name);
    return offeredColumns(hasRoles, [
      ...new Set([...names, ...rememberedAttributes(rosterColumns)]),
    ]);
  }, [hasRoles, known, rosterColumns]);
  const columns = useMemo(() => chosenColumns(offered, rosterColumns), [offered, rosterColumns]);
  const attributes = useMemo(() => attributesOf(columns), [columns]);
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
    offered,
    attributes,
    order,
    sort: (wanted) => change({ rosterOrder: wanted }),
    choose: (wanted) => change({ rosterColumns: wanted === null ? null : [...wanted] }),
  };
}

function attributesOf(columns: readonly RosterColumn[]): string[] {
  const names = columns.flatMap(({ id }) => attributeOf(id) ?? []);
  return names.sort().slice(0, limits.attributeColumns);
}
