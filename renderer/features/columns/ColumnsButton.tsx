import { Button, Popover } from '@mantine/core';
import { IconChevronDown, IconColumns3 } from '@tabler/icons-react';
import { type ReactNode, useCallback, useRef } from 'react';
import { useView, view } from '../../app/viewStore.ts';
import { useReturnFocus } from '../../ui/useReturnFocus.ts';
import { ColumnPanel, type ColumnPanelProps } from './ColumnPanel.tsx';

interface ColumnsButtonProps<Id extends string> extends ColumnPanelProps<Id> {
  /** Whose columns they are. */
  label: string;
}

/** Opens the choice of a table's columns; the command to choose them does as well. */
export function ColumnsButton<Id extends string>(props: ColumnsButtonProps<Id>): ReactNode {
  const { label, ...panel } = props;
  const isOpen = useView((state) => state.panel === 'columns');
  const button = useRef<HTMLButtonElement>(null);
  // Opened from the palette, it has nothing to give the focus back to.
  useReturnFocus(
    isOpen,
    useCallback(() => button.current?.focus(), []),
  );
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
          ref={button}
          variant="default"
          leftSection={<IconColumns3 size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => view.openPanel(isOpen ? null : 'columns')}
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} p={8}>
        <ColumnPanel {...panel} />
      </Popover.Dropdown>
    </Popover>
  );
}
