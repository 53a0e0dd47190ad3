import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowsDiff,
  IconClipboardPlus,
  IconCopy,
  IconDots,
  IconHistory,
  IconPencil,
  IconTableImport,
  IconTextCaption,
  IconTrash,
} from '@tabler/icons-react';

import type { ReactNode } from 'react';
import type { Capabilities } from '#shared/domain/capabilities.ts';
import type { GroupSummary } from '#shared/domain/group.ts';
import { view } from '../../app/viewStore.ts';
import { afterMenu } from '../../ui/afterMenu.ts';
import { neighbourOf } from '../../ui/neighbour.ts';
import { RefusableItem } from '../../ui/RefusableItem.tsx';
import { useOffer } from '../commands/offers.ts';
import { useCreateRefusal } from '../groups/useCreateRefusal.ts';
import { useSortedGroups } from '../groups/useSortedGroups.ts';
import { importInto } from '../imports/beginImport.ts';
import { useRefusals } from './useRefusals.ts';

interface GroupMenuProps {
  group: GroupSummary;
  capabilities: Capabilities | null;
}

/** The less frequent things to do with a group. */
export function GroupMenu({ group, capabilities }: GroupMenuProps): ReactNode {
  const { items } = useSortedGroups('');
  const refusals = useRefusals(group);
  const createRefusal = useCreateRefusal();
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
    <Menu position="bottom-end" width={220}>
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
        <RefusableItem
          reason={refusals.update}
          leftSection={<IconClipboardPlus size={16} aria-hidden />}
          onClick={() => view.openDialog({ kind: 'pastePeople', groupId: group.id, text: '' })}
        >
          Paste people…
        </RefusableItem>
        <RefusableItem
          reason={refusals.update}
          leftSection={<IconTableImport size={16} aria-hidden />}
          onClick={() => importInto(group.id)}
        >
          Import into this group…
        </RefusableItem>
        <RefusableItem
          reason={refusals.past ?? createRefusal}
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => view.openDialog({ kind: 'duplicateGroup', group })}
        >
          Duplicate group…
        </RefusableItem>
        <Menu.Item
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={afterMenu(() => view.showGroupView('history'))}
        >
          History
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowsDiff size={16} aria-hidden />}
          onClick={afterMenu(() =>
            view.openDialog({
              kind: 'compare',
              first: { groupId: group.id, at: null },
              second: null,
            }),
          )}
        >
          Compare…
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
