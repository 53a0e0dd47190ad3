import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { limits } from '#shared/domain/limits.ts';
import { useView, view } from '../../app/viewStore.ts';
import { peopleSearchId } from './elementIds.ts';
import { focusPeople } from './focusPeople.ts';
import classes from './PeopleScreen.module.css';

/** Finds people by parts of their name, e-mail or phone, with every key. Down goes into the rows, Escape clears. */
export function PeopleSearch(): ReactNode {
  const text = useView((state) => state.peopleFilter.text);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && text !== '') view.filterPeople({ text: '' });
    else if (event.key === 'ArrowDown' || event.key === 'Enter') focusPeople();
    else return;
    event.preventDefault();
  };
  return (
    <TextInput
      id={peopleSearchId}
      className={classes.search}
      aria-label="Find people"
      placeholder="Name, e-mail or phone"
      maxLength={limits.searchLength}
      spellCheck={false}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <CloseButton
            size="sm"
            aria-label="Clear the search"
            onClick={() => view.filterPeople({ text: '' })}
          />
        )
      }
      value={text}
      onChange={(event) => view.filterPeople({ text: event.currentTarget.value })}
      onKeyDown={onKeyDown}
    />
  );
}
