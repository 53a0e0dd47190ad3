import { Menu } from '@mantine/core';
import { IconKey, IconPencil, IconServer, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Workspace } from '#shared/domain/workspace.ts';
import { view } from '../../app/viewStore.ts';
import { afterMenu } from '../../ui/afterMenu.ts';

interface WorkspaceActionsProps {
  workspace: Workspace;
  /** It is the one on the screen. */
  isOpen: boolean;
}

/** What can be done with a workspace, as items of a menu. The demo has no credentials and no address of its own. */
export function WorkspaceActions({ workspace, isOpen }: WorkspaceActionsProps): ReactNode {
  return (
    <>
      {!workspace.isDemo && (
        <>
          <Menu.Item
            leftSection={<IconKey size={16} aria-hidden />}
            onClick={afterMenu(() => view.openDialog({ kind: 'signIn', workspace }))}
          >
            Sign in again…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconServer size={16} aria-hidden />}
            onClick={afterMenu(() => view.openDialog({ kind: 'connection', workspace }))}
          >
            Connection…
          </Menu.Item>
        </>
      )}
      <Menu.Item
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={afterMenu(() => view.openDialog({ kind: 'renameWorkspace', workspace }))}
      >
        Rename…
      </Menu.Item>
      <Menu.Item
        c="var(--mantine-color-error)"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={afterMenu(() => view.openDialog({ kind: 'removeWorkspace', workspace, isOpen }))}
      >
        Remove…
      </Menu.Item>
    </>
  );
}
