import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { type GroupView, useView, view } from '../../app/viewStore.ts';
import { CompareButton } from '../compare/CompareButton.tsx';
import { HistoryPane } from '../history/HistoryPane.tsx';
import { GroupHeader } from '../roster/GroupHeader.tsx';
import { RosterBody } from '../roster/RosterBody.tsx';
import { groupViewsId } from './elementIds.ts';
import classes from './GroupBody.module.css';

/** The open group: its header, and under it the roster or the history. */
export function GroupBody({ group }: { group: GroupSummary }): ReactNode {
  const capabilities = useOpenWorkspace()?.capabilities ?? null;
  const shown = useView((state) => state.groupView);
  return (
    <Tabs
      id={groupViewsId}
      className={classes.body}
      value={shown}
      onChange={(value) => view.showGroupView(viewOf(value))}
      keepMounted={false}
      classNames={{ tab: classes.tab }}
    >
      <GroupHeader key={group.id} group={group} capabilities={capabilities} />
      <div className={classes.bar}>
        <Tabs.List className={classes.tabs}>
          <Tabs.Tab value="roster">Roster</Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <CompareButton groupId={group.id} />
      </div>
      <Tabs.Panel value="roster" className={classes.panel}>
        <RosterBody key={group.id} group={group} hasRoles={capabilities?.groupAdmins === true} />
      </Tabs.Panel>
      <Tabs.Panel value="history" className={classes.panel}>
        <HistoryPane key={group.id} groupId={group.id} name={group.name} isGone={false} />
      </Tabs.Panel>
    </Tabs>
  );
}

function viewOf(value: string | null): GroupView {
  return value === 'history' ? 'history' : 'roster';
}
