import { Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Workspace } from '#shared/domain/workspace.ts';
import { view } from '../../app/viewStore.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { afterMenu } from '../../ui/afterMenu.ts';
import { openWorkspace } from './openWorkspace.ts';
import { originOf } from './originOf.ts';
import { WorkspaceActions } from './WorkspaceActions.tsx';
import { WorkspaceBadge } from './WorkspaceBadge.tsx';
import classes from './WorkspaceMenu.module.css';

/** Which workspace this is, the others, and what can be done with it. */
export function WorkspaceMenu(): ReactNode {
  const { data } = useAsk('workspace.list', {});
  const open = data?.workspaces.find(({ id }) => id === data.openId);
  if (data === undefined || open === undefined) return null;
  return (
    <Menu width={288} position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes.switcher}>
          <VisuallyHidden>Workspace</VisuallyHidden>
          <WorkspaceBadge name={open.name} />
          <span className={classes.words}>
            <Text span size="sm" fw={650} truncate dir="auto" title={open.name}>
              {open.name}
            </Text>
            <Text span size="xs" c="dimmed" truncate title={originOf(open)}>
              {originOf(open)}
            </Text>
          </span>
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Workspaces</Menu.Label>
        {data.workspaces.map((workspace) => (
          <WorkspaceItem key={workspace.id} workspace={workspace} isOpen={workspace === open} />
        ))}
        <Menu.Item
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={afterMenu(() => view.openDialog({ kind: 'connectWorkspace' }))}
        >
          Connect another…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>This workspace</Menu.Label>
        <WorkspaceActions workspace={open} isOpen />
      </Menu.Dropdown>
    </Menu>
  );
}

function WorkspaceItem({
  workspace,
  isOpen,
}: {
  workspace: Workspace;
  isOpen: boolean;
}): ReactNode {
  return (
    <Menu.Item
      classNames={{ itemLabel: classes.itemWords }}
      leftSection={<WorkspaceBadge name={workspace.name} size={20} />}
      rightSection={isOpen ? <IconCheck size={16} aria-label="open" /> : null}
      onClick={() => {
        if (!isOpen) void openWorkspace(workspace.id);
      }}
    >
      <Text span size="sm" display="block" truncate dir="auto">
        {workspace.name}
      </Text>
      <Text span size="xs" className={classes.origin} display="block" truncate>
        {originOf(workspace)}
      </Text>
    </Menu.Item>
  );
}
