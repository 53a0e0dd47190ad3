import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatCount } from '../../ui/counts.ts';
import classes from './ExportPreview.module.css';

const mostShown = 12;

interface SheetNamesProps {
  names: readonly string[];
  /** The one whose rows are shown, counted from 0. */
  shown: number;
}

/** The sheets of a workbook, as they hang under it: some around the one whose rows are shown. */
export function SheetNames({ names, shown }: SheetNamesProps): ReactNode {
  // Not all of very many are named.
  const first = shown < names.length ? Math.max(0, shown - mostShown + 1) : 0;
  const some = names.slice(first, first + mostShown);
  const more = names.length - some.length;
  return (
    <ul className={classes.sheets} aria-label="Sheets">
      {some.map((name, place) => (
        <li
          key={name}
          className={classes.sheet}
          aria-current={first + place === shown || undefined}
          title={name}
        >
          <bdi>{name}</bdi>
        </li>
      ))}
      {more > 0 && (
        <li>
          <Text size="xs" c="dimmed" className={classes.summary}>
            {formatCount(more)} more
          </Text>
        </li>
      )}
    </ul>
  );
}
