import { Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { SentenceText } from '../../ui/SentenceText.tsx';
import classes from './ChangeCard.module.css';
import type { Version } from './conflictWording.ts';

interface ChangeVersionProps {
  title: string;
  note?: string;
  version: Version;
  side: 'before' | 'mine' | 'theirs';
}

/** One side of a conflict. */
export function ChangeVersion({ title, note, version, side }: ChangeVersionProps): ReactNode {
  const isBefore = side === 'before';
  return (
    <Paper withBorder className={classes.version} data-side={side}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs" fw={600}>
          {title}
        </Text>
        {note !== undefined && (
          <Text size="xs" c="dimmed" className={classes.note}>
            {note}
          </Text>
        )}
      </Group>
      {'value' in version ? (
        <Text
          component={isBefore ? 'del' : 'span'}
          size="sm"
          fw={isBefore ? 400 : 600}
          dir="auto"
          className={classes.value}
          {...(mayScroll(version.value) ? { tabIndex: 0, role: 'group', 'aria-label': title } : {})}
        >
          {version.value}
        </Text>
      ) : (
        <Text span size="sm" fw={isBefore ? 400 : 600} className={classes.value}>
          <SentenceText sentence={version.words} />
        </Text>
      )}
    </Paper>
  );
}

/** A text that may not fit into its box scrolls, and what scrolls must be reachable by keyboard. */
function mayScroll(text: string): boolean {
  return text.length > 110 || text.split('\n').length > 4;
}
