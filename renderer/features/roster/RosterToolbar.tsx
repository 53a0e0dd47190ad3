import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import { useView } from '../../app/viewStore.ts';
import { countPeople, formatCount } from '../../ui/counts.ts';
import { ColumnsButton } from '../columns/ColumnsButton.tsx';
import { PastButton } from './PastButton.tsx';
import { RosterFilter } from './RosterFilter.tsx';
import classes from './RosterPane.module.css';
import type { RosterColumn, RosterColumnId } from './rosterColumns.ts';

interface RosterToolbarProps {
  group: GroupSummary;
  /** How many people are shown; null until it is known. */
  shown: number | null;
  isFiltered: boolean;
  columns: readonly RosterColumn[];
  offer: (attributes: readonly string[]) => RosterColumn[];
  onChoose: (columns: RosterColumnId[] | null) => void;
}

/** Over the table: the filter, which day, which columns. */
export function RosterToolbar(props: RosterToolbarProps): ReactNode {
  const { group, shown, isFiltered, columns, offer, onChoose } = props;
  const asOf = useView((state) => state.asOf);
  return (
    <div className={classes.toolbar}>
      <RosterFilter />
      <Text size="xs" c="dimmed" role="status" className={classes.count}>
        {shown !== null && asOf !== null && countPeople(shown)}
        {shown !== null &&
          asOf === null &&
          isFiltered &&
          `${formatCount(shown)} of ${countPeople(group.memberCount)}`}
      </Text>
      <PastButton asOf={asOf} changedAt={group.changedAt} />
      <ColumnsButton
        label="Columns of the roster"
        columns={columns}
        offer={offer}
        onChoose={onChoose}
      />
    </div>
  );
}
