import type { KeyboardEvent, ReactNode } from 'react';
import { useView, view } from '../../app/viewStore.ts';
import { SearchField } from '../../ui/SearchField.tsx';
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
    <SearchField
      id={peopleSearchId}
      className={classes.search}
      label="Find people"
      placeholder="Name, e-mail or phone"
      clearLabel="Clear the search"
      value={text}
      onChange={(typed) => view.filterPeople({ text: typed })}
      onKeyDown={onKeyDown}
    />
  );
}
