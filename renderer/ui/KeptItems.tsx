import { Menu, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** What a menu of things kept under a name is called on its button: the one that was picked, and whether it was changed. */
export function PickedName({ name, isChanged }: { name: string; isChanged: boolean }): ReactNode {
  return (
    <Text span inherit truncate>
      <bdi>{name}</bdi>
      {isChanged && ', changed'}
    </Text>
  );
}

/** One of them. */
export function KeptItem(props: {
  name: string;
  isPicked: boolean;
  onPick: () => void;
}): ReactNode {
  const { name, isPicked, onPick } = props;
  return (
    <Menu.Item
      aria-current={isPicked ? 'true' : undefined}
      rightSection={isPicked ? <IconCheck size={15} aria-hidden /> : null}
      onClick={onPick}
    >
      <Text span inherit truncate display="block" dir="auto" ta="left">
        {name}
      </Text>
    </Menu.Item>
  );
}

/** What stands there while there are none. No item: a disabled one would be given the focus, and the keys lead nowhere. */
export function NothingKept({ children }: { children: ReactNode }): ReactNode {
  return (
    <Text size="sm" c="dimmed" px="sm" py={6}>
      {children}
    </Text>
  );
}
