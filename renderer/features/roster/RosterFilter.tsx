import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useView, view } from '../../app/viewStore.ts';
import { SearchField } from '../../ui/SearchField.tsx';
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
    <SearchField
      ref={field}
      className={classes.filter}
      label="Filter this roster"
      clearLabel="Clear the filter"
      value={filter}
      onChange={view.filterRoster}
      onKeyDown={onKeyDown}
    />
  );
}
