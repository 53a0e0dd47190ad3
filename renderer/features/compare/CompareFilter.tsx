import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { limits } from '#shared/domain/limits.ts';
import classes from './CompareDialog.module.css';
import { compareFilterId, compareGridId } from './elementIds.ts';

interface CompareFilterProps {
  text: string;
  onChange: (text: string) => void;
}

/** A part of a name, e-mail or phone. Down goes into the rows, Escape clears, and only then closes the dialog. */
export function CompareFilter({ text, onChange }: CompareFilterProps): ReactNode {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && text !== '') onChange('');
    else if (event.key === 'ArrowDown') focusRows();
    else return;
    event.preventDefault();
  };
  return (
    <TextInput
      id={compareFilterId}
      className={classes.filter}
      aria-label="Filter these people"
      placeholder="Filter these people"
      data-mantine-stop-propagation={text !== ''}
      maxLength={limits.searchLength}
      spellCheck={false}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="sm" aria-label="Clear the filter" onClick={() => onChange('')} />
        )
      }
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

function focusRows(): void {
  const row = document.getElementById(compareGridId)?.querySelector('[role="row"][tabindex="0"]');
  if (row instanceof HTMLElement) row.focus();
}
