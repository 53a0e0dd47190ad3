import { Button, EmptyState, Text, Title } from '@mantine/core';
import { IconHistory, IconUsersMinus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { useView, view } from '../../app/viewStore.ts';
import { CompareButton } from '../compare/CompareButton.tsx';
import { ExportButton } from '../exports/ExportButton.tsx';
import { useLastGroupName } from '../groups/useLastGroupName.ts';
import classes from './GoneGroup.module.css';
import { HistoryPane } from './HistoryPane.tsx';

/** A group that was deleted. Its history is kept, and is all there is to be seen of it. */
export function GoneGroup({ groupId }: { groupId: GroupId }): ReactNode {
  const shown = useView((state) => state.groupView);
  const name = useLastGroupName(groupId) ?? 'A deleted group';
  if (shown === 'roster') {
    return (
      <EmptyState
        className={classes.empty}
        icon={<IconUsersMinus aria-hidden />}
        title="This group is no longer here"
        description="It was deleted, here or on the server. Choose another one from the list."
      >
        <EmptyState.Actions>
          <Button
            variant="default"
            leftSection={<IconHistory size={16} aria-hidden />}
            onClick={() => view.showGroupView('history')}
          >
            Show its history
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    );
  }
  return (
    <>
      <header className={classes.header}>
        <div className={classes.words}>
          <Title order={2} className={classes.title} dir="auto" title={name}>
            {name}
          </Title>
          <Text size="sm" c="dimmed">
            This group was deleted, here or on the server. Who was in it is kept here.
          </Text>
        </div>
        <CompareButton groupId={groupId} />
        <ExportButton />
      </header>
      <HistoryPane key={groupId} groupId={groupId} name={name} isGone />
    </>
  );
}
