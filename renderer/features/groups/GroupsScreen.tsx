import { EmptyState } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { GoneGroup } from '../history/GoneGroup.tsx';
import { ImportButton } from '../imports/ImportButton.tsx';
import { RosterSkeleton } from '../roster/RosterSkeleton.tsx';
import { useSyncFocus } from '../sync/useSyncFocus.ts';
import { CreateGroupButton } from './CreateGroupButton.tsx';
import { GroupBody } from './GroupBody.tsx';
import { GroupPane } from './GroupPane.tsx';
import classes from './GroupsScreen.module.css';
import { type CurrentGroup, useCurrentGroup } from './useCurrentGroup.ts';

/** The groups, and beside them the roster of the open one. */
export function GroupsScreen(): ReactNode {
  const current = useCurrentGroup();
  useSyncFocus(current.kind === 'open' ? current.group.id : null);
  return (
    <div className={classes.screen}>
      <GroupPane openGroupId={current.kind === 'open' ? current.group.id : null} />
      <section className={classes.roster} aria-label="Roster">
        <Roster current={current} />
      </section>
    </div>
  );
}

function Roster({ current }: { current: CurrentGroup }): ReactNode {
  switch (current.kind) {
    case 'open':
      return <GroupBody group={current.group} />;
    case 'unknown':
      return null;
    case 'loading':
      return <RosterSkeleton />;
    case 'gone':
      return <GoneGroup groupId={current.groupId} />;
    case 'none':
      return (
        <EmptyState
          className={classes.empty}
          icon={<IconUsersGroup aria-hidden />}
          title="No groups yet"
          description="Groups appear here when they have been fetched, when you make one, or from a list."
        >
          <EmptyState.Actions>
            <CreateGroupButton />
            <ImportButton />
          </EmptyState.Actions>
        </EmptyState>
      );
  }
}
