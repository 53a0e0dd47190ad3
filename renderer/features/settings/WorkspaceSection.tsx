import { ActionIcon, Badge, Button, Menu, Text, Tooltip } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Workspace } from '#shared/domain/workspace.ts';
import { view } from '../../app/viewStore.ts';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { openWorkspace } from '../workspaces/openWorkspace.ts';
import { originOf } from '../workspaces/originOf.ts';
import { WorkspaceActions } from '../workspaces/WorkspaceActions.tsx';
import { WorkspaceBadge } from '../workspaces/WorkspaceBadge.tsx';
import classes from './SettingsScreen.module.css';
import { SettingsSection } from './SettingsSection.tsx';
import { wordCredentials } from './workspaceWording.ts';

/** Every workspace on this computer, what it is connected to, and what can be done with it. */
export function WorkspaceSection(): ReactNode {
  const { data, error, refetch } = useAsk('workspace.list', {});
  return (
    <SettingsSection
      name="workspaces"
      about="Each is an organisation or team that Muster keeps a roster of on this computer."
    >
      {error !== null && <FailureNote failure={failureOf(error)} retry={() => void refetch()} />}
      {data !== undefined && (
        <ul className={classes.workspaces}>
          {data.workspaces.map((workspace) => (
            <WorkspaceLine
              key={workspace.id}
              workspace={workspace}
              isOpen={workspace.id === data.openId}
            />
          ))}
        </ul>
      )}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => view.openDialog({ kind: 'connectWorkspace' })}
      >
        Connect another…
      </Button>
    </SettingsSection>
  );
}

function WorkspaceLine({
  workspace,
  isOpen,
}: {
  workspace: Workspace;
  isOpen: boolean;
}): ReactNode {
  const more = `What to do with ${workspace.name}`;
  return (
    <li className={classes.workspace}>
      <WorkspaceBadge name={workspace.name} />
      <span className={classes.words}>
        <Text span size="sm" fw={600} truncate dir="auto" title={workspace.name}>
          {workspace.name}
        </Text>
        <Text span size="xs" c="dimmed">
          {originOf(workspace)}
          {workspace.isDemo ? '' : ` · ${wordCredentials(workspace)}`}
        </Text>
      </span>
      {isOpen ? (
        <Badge variant="light" color="teal" tt="none" flex="none">
          Open
        </Badge>
      ) : (
        <Button
          variant="default"
          flex="none"
          aria-label={`Open ${workspace.name}`}
          onClick={() => void openWorkspace(workspace.id)}
        >
          Open
        </Button>
      )}
      <Menu width={200} position="bottom-end">
        <Menu.Target>
          <Tooltip label={more}>
            <ActionIcon variant="default" size={30} aria-label={more}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <WorkspaceActions workspace={workspace} isOpen={isOpen} />
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
