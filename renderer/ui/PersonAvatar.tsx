import { Avatar } from '@mantine/core';
import type { ReactNode } from 'react';
import { initialsOf } from './initials.ts';
import { personColor } from './personColor.ts';

interface PersonAvatarProps {
  id: string;
  name: string;
  size?: number;
}

/** Initials on the person's own colour. Says nothing to a screen reader: the name stands beside it. */
export function PersonAvatar({ id, name, size = 22 }: PersonAvatarProps): ReactNode {
  return (
    <Avatar aria-hidden color={personColor(id)} size={size} radius="xl">
      {initialsOf(name)}
    </Avatar>
  );
}
