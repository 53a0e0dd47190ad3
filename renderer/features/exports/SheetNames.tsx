import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatCount } from '../../ui/counts.ts';
import classes from './ExportPreview.module.css';

const mostShown = 12;

/** The sheets of a workbook, as they hang under it; the preview is of the first. */
export function SheetNames({ names }: { names: readonly string[] }): ReactNode {
  const more = names.length - mostShown;
  return (
    <ul className={classes.sheets} aria-label="Sheets">
      {names.slice(0, mostShown).map((name, place) => (
        <li key={name} className={classes.sheet} data-first={place === 0 || undefined} title={name}>
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
