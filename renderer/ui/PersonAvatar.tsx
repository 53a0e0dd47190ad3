import type { CSSProperties, ReactNode } from 'react';
import { initialsOf } from './initials.ts';
import classes from './PersonAvatar.module.css';
import { personColor } from './personColor.ts';

interface PersonAvatarProps {
  id: string;
  name: string;
  /** In pixels. */
  size?: number;
}

/**
 * Initials on the person's own colour. Says nothing to a screen reader: the name stands beside it. A plain element: in a
 * long list hundreds of them pass by in a second.
 */
export function PersonAvatar({ id, name, size = 22 }: PersonAvatarProps): ReactNode {
  const color = personColor(id);
  const style: CSSProperties = {
    width: size,
    height: size,
    fontSize: size / 2.5,
    color: `var(--mantine-color-${color}-light-color)`,
    background: `var(--mantine-color-${color}-light)`,
  };
  return (
    <span aria-hidden className={classes.avatar} style={style}>
      {initialsOf(name)}
    </span>
  );
}
