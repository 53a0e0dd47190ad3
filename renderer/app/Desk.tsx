import { Center, Stack, Title } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { ExportEnd } from '../features/exports/ExportEnd.tsx';
import { ConnectChoice } from '../features/onboarding/ConnectChoice.tsx';
import { WorkspaceChoice } from '../features/workspaces/WorkspaceChoice.tsx';
import { failureOf } from '../ipc/ask.ts';
import { useAsk } from '../ipc/useAsk.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import classes from './Desk.module.css';
import { Dialogs } from './Dialogs.tsx';
import { Shell, ShellSkeleton } from './Shell.tsx';
import { useRaisesToasts } from './useRaisesToasts.ts';
import { useView } from './viewStore.ts';

/** The whole window: first run, a choice of workspaces, or the desk itself. */
export function Desk(): ReactNode {
  const raised = useRaisesToasts();
  const isPersonOpen = useView((state) => state.personId !== null);
  return (
    <>
      <Screen />
      <Dialogs />
      <ExportEnd />
      <Notifications
        className={classes.toasts}
        mod={{ raised, beside: isPersonOpen }}
        position="bottom-right"
        layout="stacked"
        containerWidth={420}
        limit={12}
        // Under a dialog (200) and its overlay: a toast must not lie on the buttons somebody is about to press.
        zIndex={150}
      />
    </>
  );
}

function Screen(): ReactNode {
  const { data, error, refetch } = useAsk('workspace.list', {});
  if (error !== null) {
    return (
      <Center h="100%" component="main">
        <Stack w={460}>
          <Title order={1} size="h4">
            Muster cannot open its data
          </Title>
          <FailureNote failure={failureOf(error)} retry={() => void refetch()} />
        </Stack>
      </Center>
    );
  }
  if (data === undefined) return <ShellSkeleton />;
  if (data.openId !== null) return <Shell key={data.openId} />;
  if (data.workspaces.length > 0) {
    return <WorkspaceChoice workspaces={data.workspaces} problem={data.problem} />;
  }
  return <ConnectChoice />;
}
