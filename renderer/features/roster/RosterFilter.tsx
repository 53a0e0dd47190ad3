import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { limits } from '#shared/domain/limits.ts';
import { useView, view } from '../../app/viewStore.ts';
import { useOffer } from '../commands/offers.ts';
import { focusRoster } from './focusRoster.ts';
import classes from './RosterPane.module.css';

/** Narrows the roster down by a part of a name, e-mail or phone. Down goes into the rows, Escape clears. */
export function RosterFilter(): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const filter = useView((state) => state.rosterFilter);
  useOffer({ filterRoster: () => field.current?.select() });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && filter !== '') view.filterRoster('');
    else if (event.key === 'ArrowDown') focusRoster();
    else return;
    event.preventDefault();
  };
  return (
    <TextInput
      ref={field}
      className={classes.filter}
      aria-label="Filter this roster"
      placeholder="Filter this roster"
      maxLength={limits.searchLength}
      spellCheck={false}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        filter === '' ? null : (
          <CloseButton
            size="sm"
            aria-label="Clear the filter"
            onClick={() => view.filterRoster('')}
          />
        )
      }
      value={filter}
      onChange={(event) => view.filterRoster(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
