import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconHistory, IconPencil, IconTextCaption, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Capabilities } from '#shared/domain/capabilities.ts';
import type { GroupSummary } from '#shared/domain/group.ts';
import { view } from '../../app/viewStore.ts';
import { afterMenu } from '../../ui/afterMenu.ts';
import { neighbourOf } from '../../ui/neighbour.ts';
import { useGroups } from '../groups/useGroups.ts';

interface GroupMenuProps {
  group: GroupSummary;
  capabilities: Capabilities | null;
}

/** The less frequent things to do with a group. */
export function GroupMenu({ group, capabilities }: GroupMenuProps): ReactNode {
  const { items } = useGroups('');
  const remove = () => {
    const order = (items ?? []).map(({ id }) => id);
    view.openDialog({
      kind: 'deleteGroup',
      group,
      nextGroupId: neighbourOf(order, new Set([group.id])),
    });
  };
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label="More actions for this group">
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={16} aria-hidden />}
          rightSection="F2"
          onClick={afterMenu(() => view.edit('name'))}
        >
          Rename
        </Menu.Item>
        {capabilities?.groupDescription === true && (
          <Menu.Item
            leftSection={<IconTextCaption size={16} aria-hidden />}
            onClick={afterMenu(() => view.edit('description'))}
          >
            {group.description === null ? 'Add a description' : 'Edit description'}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={afterMenu(() => view.openDialog({ kind: 'memberHistory', group }))}
        >
          History…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          c="var(--mantine-color-error)"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={afterMenu(remove)}
        >
          Delete group…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
