import { ActionIcon, EmptyState, Title, Tooltip } from '@mantine/core';
import { IconPlus, IconSearchOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { useRowHeight } from '../../app/useSettings.ts';
import { useView, view } from '../../app/viewStore.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { GroupList } from './GroupList.tsx';
import { GroupListSkeleton } from './GroupListSkeleton.tsx';
import classes from './GroupPane.module.css';
import { GroupSearch } from './GroupSearch.tsx';
import { useGroups } from './useGroups.ts';

/** The list of groups with its search. */
export function GroupPane({ openGroupId }: { openGroupId: GroupId | null }): ReactNode {
  const search = useView((state) => state.groupSearch.trim());
  const { items, failure, retry } = useGroups(search);
  const rowHeight = useRowHeight() - 4;
  return (
    <section className={classes.pane} aria-label="Groups">
      <header className={classes.header}>
        <Title order={1} size="h5">
          Groups
        </Title>
        <Tooltip label="New group">
          <ActionIcon
            variant="light"
            aria-label="New group"
            onClick={() => view.openDialog({ kind: 'createGroup' })}
          >
            <IconPlus size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      <GroupSearch
        firstMatch={items?.[0]?.id ?? null}
        listsOpenGroup={items?.some(({ id }) => id === openGroupId) ?? false}
      />
      {failure !== null && (
        <div className={classes.note}>
          <FailureNote failure={failure} retry={retry} />
        </div>
      )}
      {items === null && failure === null && <GroupListSkeleton />}
      {items !== null && items.length > 0 && (
        <GroupList key={rowHeight} groups={items} openGroupId={openGroupId} rowHeight={rowHeight} />
      )}
      {items !== null && items.length === 0 && search !== '' && (
        <EmptyState
          className={classes.empty}
          size="sm"
          icon={<IconSearchOff aria-hidden />}
          title="No group has this in its name"
        />
      )}
    </section>
  );
}
