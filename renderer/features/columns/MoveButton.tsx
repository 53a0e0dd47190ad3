import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ColumnChooser.module.css';

interface MoveButtonProps {
  id: string;
  title: string;
  by: -1 | 1;
  isEnd: boolean;
  onMove: () => void;
}

/** Not `disabled` at the end of the list: whoever moves a column there keeps the focus. */
export function MoveButton({ id, title, by, isEnd, onMove }: MoveButtonProps): ReactNode {
  const Icon = by === -1 ? IconChevronUp : IconChevronDown;
  return (
    <ActionIcon
      id={id}
      className={classes.move}
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={`Move ${title} ${by === -1 ? 'up' : 'down'}`}
      aria-disabled={isEnd}
      {...(isEnd ? { 'data-disabled': true } : {})}
      onClick={() => !isEnd && onMove()}
    >
      <Icon size={15} aria-hidden />
    </ActionIcon>
  );
}
