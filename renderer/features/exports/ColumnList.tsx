import { ActionIcon, Checkbox, Fieldset } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ColumnList.module.css';
import { type ColumnChoice, moveColumn, toggleColumn } from './exportColumns.ts';

interface ColumnListProps {
  choices: readonly ColumnChoice[];
  onChange: (choices: ColumnChoice[]) => void;
  isDisabled: boolean;
}

/** Which columns, in which order. */
export function ColumnList({ choices, onChange, isDisabled }: ColumnListProps): ReactNode {
  return (
    <Fieldset variant="unstyled" legend="Columns" classNames={{ legend: classes.legend }}>
      <ul className={classes.list}>
        {choices.map((choice, index) => (
          <li key={choice.field} className={classes.column}>
            <Checkbox
              label={choice.heading}
              checked={choice.isChosen}
              disabled={isDisabled}
              onChange={() => onChange(toggleColumn(choices, choice.field))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`Move ${choice.heading} up`}
              disabled={isDisabled || index === 0}
              onClick={() => onChange(moveColumn(choices, choice.field, -1))}
            >
              <IconChevronUp size={15} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`Move ${choice.heading} down`}
              disabled={isDisabled || index === choices.length - 1}
              onClick={() => onChange(moveColumn(choices, choice.field, 1))}
            >
              <IconChevronDown size={15} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </Fieldset>
  );
}
