import { Avatar } from '@mantine/core';
import type { ReactNode } from 'react';
import { initialsOf } from '../../ui/initials.ts';

/** A workspace's letter. Decoration: the name stands beside it. */
export function WorkspaceBadge({ name, size = 28 }: { name: string; size?: number }): ReactNode {
  return (
    <Avatar aria-hidden size={size} radius="md" color="teal" variant="filled">
      {initialsOf(name).slice(0, 1)}
    </Avatar>
  );
}
