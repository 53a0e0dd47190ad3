import { useLayout } from '../../app/useLayout.ts';
import { useChosenColumns } from '../columns/useChosenColumns.ts';
import { offeredColumns, type PeopleColumn } from './peopleColumns.tsx';

interface PeopleColumns {
  /** On the screen, in their order. */
  columns: readonly PeopleColumn[];
  /** The attributes the rows have to hold. */
  attributes: string[];
  /** Null: as Muster has them. */
  choose: (columns: string[] | null) => void;
}

/** The columns of the table of people, as they are remembered with the workspace. */
export function usePeopleColumns(): PeopleColumns {
  const { layout, change } = useLayout();
  return {
    ...useChosenColumns(offeredColumns, layout.peopleColumns),
    choose: (peopleColumns) => change({ peopleColumns }),
  };
}
