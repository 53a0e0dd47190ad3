import { Button, Popover } from '@mantine/core';
import { IconChevronDown, IconColumns3 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useView, view } from '../../app/viewStore.ts';
import { ColumnChooser } from '../../ui/ColumnChooser.tsx';
import { type RosterColumn, type RosterColumnId, withColumn } from './rosterColumns.ts';

interface ColumnsButtonProps {
  columns: readonly RosterColumn[];
  offered: readonly RosterColumn[];
  /** Null: as Muster has them. */
  onChoose: (columns: readonly RosterColumnId[] | null) => void;
}

/** Opens the choice of the roster's columns. */
export function ColumnsButton({ columns, offered, onChoose }: ColumnsButtonProps): ReactNode {
  const isOpen = useView((state) => state.rosterPanel === 'columns');
  const [name, ...shown] = columns;
  if (name === undefined) return null;
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => view.openPanel(opened ? 'columns' : null)}
      position="bottom-end"
      trapFocus
      returnFocus
      transitionProps={{ duration: 80 }}
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconColumns3 size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => view.openPanel(isOpen ? null : 'columns')}
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns of the roster" p={8}>
        <ColumnChooser
          fixed={name}
          shown={shown}
          hidden={offered.filter((column) => !columns.some(({ id }) => id === column.id))}
          onShow={(id) => onChoose(withColumn(columns, id))}
          onChange={(ids) => onChoose([name.id, ...ids])}
          onReset={() => onChoose(null)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
