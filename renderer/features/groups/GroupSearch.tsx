import { Kbd } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { useView, view } from '../../app/viewStore.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { groupListId, groupSearchId } from './elementIds.ts';
import classes from './GroupSearch.module.css';

interface GroupSearchProps {
  /** The group to open by key: the first in the list. */
  firstMatch: GroupId | null;
  /** The open group is in the list already, so going there opens no other. */
  listsOpenGroup: boolean;
}

/** Finds groups by a part of their name. Down goes into the list, Enter opens the first, Escape clears. */
export function GroupSearch({ firstMatch, listsOpenGroup }: GroupSearchProps): ReactNode {
  const search = useView((state) => state.groupSearch);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && search !== '') {
      event.preventDefault();
      view.searchGroups('');
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      if (!listsOpenGroup && firstMatch !== null) view.openGroup(firstMatch);
      document.getElementById(groupListId)?.focus();
    } else if (event.key === 'Enter' && search.trim() !== '' && firstMatch !== null) {
      view.openGroup(firstMatch);
    }
  };
  return (
    <SearchField
      id={groupSearchId}
      className={classes.search}
      label="Find a group"
      clearLabel="Clear the search"
      hint={
        <Kbd size="xs" aria-hidden>
          /
        </Kbd>
      }
      value={search}
      onChange={view.searchGroups}
      onKeyDown={onKeyDown}
    />
  );
}
