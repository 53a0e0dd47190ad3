import { ActionIcon, EmptyState, Text, Title, Tooltip } from '@mantine/core';
import { IconPlus, IconSearchOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { useRowHeight } from '../../app/useSettings.ts';
import { useView, view } from '../../app/viewStore.ts';
import { formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { refusable } from '../../ui/Refusable.tsx';
import { ImportIcon } from '../imports/ImportButton.tsx';
import { GroupList } from './GroupList.tsx';
import { GroupListSkeleton } from './GroupListSkeleton.tsx';
import classes from './GroupPane.module.css';
import { GroupSearch } from './GroupSearch.tsx';
import { GroupSortMenu } from './GroupSortMenu.tsx';
import { useCreateRefusal } from './useCreateRefusal.ts';
import { useSortedGroups } from './useSortedGroups.ts';

/** The list of groups with its search. */
export function GroupPane({ openGroupId }: { openGroupId: GroupId | null }): ReactNode {
  const search = useView((state) => state.groupSearch.trim());
  const { items, total, failure, retry } = useSortedGroups(search);
  const createRefusal = useCreateRefusal();
  const rowHeight = useRowHeight() - 4;
  return (
    <section className={classes.pane} aria-label="Groups">
      <header className={classes.header}>
        <Title order={1} size="h5">
          Groups
        </Title>
        {items !== null && (
          <Text size="xs" c="dimmed" className={classes.total} role="status">
            {search === '' ? formatCount(total) : `${formatCount(total)} found`}
          </Text>
        )}
        <div className={classes.actions}>
          <GroupSortMenu />
          <ImportIcon />
          <Tooltip label={createRefusal ?? 'New group'} multiline maw={280}>
            <ActionIcon
              variant="light"
              aria-label="New group"
              {...refusable(createRefusal, () => view.openDialog({ kind: 'createGroup' }))}
            >
              <IconPlus size={17} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
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
