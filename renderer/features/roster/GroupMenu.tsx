import { ActionIcon, Menu, type MenuItemProps } from '@mantine/core';
import { IconDots, IconHistory, IconPencil, IconTextCaption, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Capabilities } from '#shared/domain/capabilities.ts';
import type { GroupSummary } from '#shared/domain/group.ts';
import { view } from '../../app/viewStore.ts';
import { afterMenu } from '../../ui/afterMenu.ts';
import { neighbourOf } from '../../ui/neighbour.ts';
import { Refusable } from '../../ui/Refusable.tsx';
import { useOffer } from '../commands/offers.ts';
import { useGroups } from '../groups/useGroups.ts';
import { refusalsOf } from './refusals.ts';

interface GroupMenuProps {
  group: GroupSummary;
  capabilities: Capabilities | null;
}

/** The less frequent things to do with a group. */
export function GroupMenu({ group, capabilities }: GroupMenuProps): ReactNode {
  const { items } = useGroups('');
  const refusals = refusalsOf(group);
  const remove = () => {
    const order = (items ?? []).map(({ id }) => id);
    view.openDialog({
      kind: 'deleteGroup',
      group,
      nextGroupId: neighbourOf(order, new Set([group.id])),
    });
  };
  useOffer({ deleteGroup: remove });
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label="More actions for this group">
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <RefusableItem
          reason={refusals.update}
          leftSection={<IconPencil size={16} aria-hidden />}
          rightSection="F2"
          onClick={() => view.edit('name')}
        >
          Rename
        </RefusableItem>
        {capabilities?.groupDescription === true && (
          <RefusableItem
            reason={refusals.update}
            leftSection={<IconTextCaption size={16} aria-hidden />}
            onClick={() => view.edit('description')}
          >
            {group.description === null ? 'Add a description' : 'Edit description'}
          </RefusableItem>
        )}
        <Menu.Item
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={afterMenu(() => view.openDialog({ kind: 'memberHistory', group }))}
        >
          History…
        </Menu.Item>
        <Menu.Divider />
        <RefusableItem
          reason={refusals.delete}
          c="var(--mantine-color-error)"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={remove}
        >
          Delete group…
        </RefusableItem>
      </Menu.Dropdown>
    </Menu>
  );
}

interface RefusableItemProps extends MenuItemProps {
  reason: string | null;
  onClick: () => void;
}

/** An item of the menu. One that is refused is still walked to by the arrows, and leaves the menu open. */
function RefusableItem({ reason, onClick, ...props }: RefusableItemProps): ReactNode {
  if (reason === null) return <Menu.Item {...props} onClick={afterMenu(onClick)} />;
  return (
    <Refusable reason={reason}>
      <Menu.Item {...props} c="dimmed" aria-disabled closeMenuOnClick={false} />
    </Refusable>
  );
}
