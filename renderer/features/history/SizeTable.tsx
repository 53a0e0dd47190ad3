import { Anchor, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatCount } from '../../ui/counts.ts';
import { type Day, startOfDay } from '../../ui/localDays.ts';
import { useDates } from '../../ui/useDates.ts';
import classes from './SizePanel.module.css';
import type { DaySize } from './sizeDays.ts';

interface SizeTableProps {
  name: string;
  changes: readonly DaySize[];
  /** Shows who was there on a day; null: that cannot be shown. */
  onOpen: ((day: Day) => void) | null;
}

/** The days on which the size changed, the newest first. */
export function SizeTable({ name, changes, onOpen }: SizeTableProps): ReactNode {
  const dates = useDates();
  return (
    <section className={classes.table} aria-label={`Size of ${name} by day`} {...focusable}>
      <Table stickyHeader verticalSpacing={3} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={140}>From</Table.Th>
            <Table.Th w={90} ta="end">
              People
            </Table.Th>
            <Table.Th>Change</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.toReversed().map(({ day, size }, index) => {
            const before = changes[changes.length - 2 - index];
            return (
              <Table.Tr key={day}>
                <Table.Td>
                  {onOpen === null ? (
                    dates.day(startOfDay(day))
                  ) : (
                    <Anchor component="button" fz="inherit" onClick={() => onOpen(day)}>
                      {dates.day(startOfDay(day))}
                    </Anchor>
                  )}
                </Table.Td>
                <Table.Td ta="end">{formatCount(size)}</Table.Td>
                <Table.Td c="dimmed">
                  {before === undefined ? '' : wordDifference(size - before.size)}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** What scrolls must be reachable by keyboard. */
const focusable = { tabIndex: 0 };

function wordDifference(difference: number): string {
  return difference > 0 ? `+${formatCount(difference)}` : `−${formatCount(-difference)}`;
}
