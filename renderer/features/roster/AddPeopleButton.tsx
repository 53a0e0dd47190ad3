import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconClipboardPlus, IconPlus, IconUserPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { view } from '../../app/viewStore.ts';
import { afterMenu } from '../../ui/afterMenu.ts';
import { Refusable, refusable } from '../../ui/Refusable.tsx';

interface AddPeopleButtonProps {
  groupId: GroupId;
  refusal: string | null;
}

/** Adds people by name, or with the menu beside it those in a list copied elsewhere. */
export function AddPeopleButton({ groupId, refusal }: AddPeopleButtonProps): ReactNode {
  const add = () => view.openDialog({ kind: 'addPeople', groupId });
  const paste = () => view.openDialog({ kind: 'pastePeople', groupId, text: '' });
  const addButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} {...refusable(refusal, add)}>
      Add people
    </Button>
  );
  if (refusal !== null) return <Refusable reason={refusal}>{addButton}</Refusable>;
  return (
    <Button.Group>
      {addButton}
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <Button px={6} aria-label="More ways to add">
            <IconChevronDown size={15} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUserPlus size={16} aria-hidden />} onClick={afterMenu(add)}>
            Add people by name…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconClipboardPlus size={16} aria-hidden />}
            onClick={afterMenu(paste)}
          >
            Paste people…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
