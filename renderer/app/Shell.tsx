import { VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { ActivityScreen } from '../features/activity/ActivityScreen.tsx';
import { RecoveryNotice } from '../features/backups/RecoveryNotice.tsx';
import { ChangesScreen } from '../features/changes/ChangesScreen.tsx';
import { DeskCommands } from '../features/commands/DeskCommands.tsx';
import { ExportsScreen } from '../features/exports/ExportsScreen.tsx';
import { GroupsScreen } from '../features/groups/GroupsScreen.tsx';
import { ImportScreen } from '../features/imports/ImportScreen.tsx';
import { PeopleScreen } from '../features/people/PeopleScreen.tsx';
import { PersonDrawer } from '../features/people/PersonDrawer.tsx';
import { RosterSkeleton } from '../features/roster/RosterSkeleton.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { StatusAnnouncer } from '../features/sync/StatusAnnouncer.tsx';
import classes from './Shell.module.css';
import { Sidebar } from './Sidebar.tsx';
import { floatingPlaceId } from './theme.ts';
import { useOpenWorkspace } from './useOpenWorkspace.ts';
import { type Screen, useView } from './viewStore.ts';

/** The desk of an open workspace: sidebar and screen. */
export function Shell(): ReactNode {
  const screen = useView((state) => state.screen);
  const workspace = useOpenWorkspace();
  useDocumentTitle(workspace === null ? 'Muster' : `${workspace.name} – Muster`);
  return (
    <div className={classes.shell}>
      <RecoveryNotice />
      <Sidebar />
      <main className={classes.main}>
        <ScreenOf screen={screen} />
        <div id={floatingPlaceId} />
      </main>
      <PersonDrawer />
      <StatusAnnouncer />
      <DeskCommands />
    </div>
  );
}

function ScreenOf({ screen }: { screen: Screen }): ReactNode {
  switch (screen) {
    case 'groups':
      return <GroupsScreen />;
    case 'people':
      return <PeopleScreen />;
    case 'changes':
      return <ChangesScreen />;
    case 'exports':
      return <ExportsScreen />;
    case 'activity':
      return <ActivityScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'import':
      return <ImportScreen />;
  }
}

/** The shell's outline while the host is still opening the data. */
export function ShellSkeleton(): ReactNode {
  return (
    <div className={classes.shell}>
      <div className={classes.emptySidebar} />
      <main aria-busy className={classes.main}>
        <VisuallyHidden component="h1">Muster</VisuallyHidden>
        <RosterSkeleton />
      </main>
    </div>
  );
}
