import { Menu } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { useView, view } from '../../app/viewStore.ts';
import { afterMenu } from '../../ui/afterMenu.ts';
import { RefusableItem } from '../../ui/RefusableItem.tsx';
import type { RosterAction } from './rosterActions.tsx';

interface RosterMenuProps {
  actions: readonly RosterAction[];
  /** The rows, which open it by a right click or the menu key. */
  children: ReactElement;
}

/** The menu of a row: the person, and what the bar offers for the chosen people. */
export function RosterMenu({ actions, children }: RosterMenuProps): ReactNode {
  const openActive = () => view.openPerson(useView.getState().selection.active);
  return (
    <Menu width={210} shadow="md" returnFocus>
      <Menu.ContextMenu>{children}</Menu.ContextMenu>
      <Menu.Dropdown aria-label="Chosen people">
        <Menu.Item
          leftSection={<IconId size={16} aria-hidden />}
          rightSection="Enter"
          onClick={afterMenu(openActive)}
        >
          Open person
        </Menu.Item>
        <Menu.Divider />
        {actions.map(({ id, label, icon, keys, isDanger = false, refusal, run }) => (
          <RefusableItem
            key={id}
            reason={refusal}
            leftSection={icon}
            rightSection={keys}
            onClick={run}
            {...(isDanger && refusal === null ? { c: 'var(--mantine-color-error)' } : {})}
          >
            {label}
          </RefusableItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
