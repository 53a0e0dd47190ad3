import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PendingChange } from '#shared/domain/change.ts';
import { countOf } from '../../ui/counts.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import classes from './ChangeCard.module.css';
import { wordChange } from './changeWording.ts';

/** More would push the choice out of sight. */
const shownEdits = 4;

/** The edits that a conflict holds up, inside its card. */
export function HeldEdits({ changes }: { changes: readonly PendingChange[] }): ReactNode {
  if (changes.length === 0) return null;
  const hidden = changes.length - shownEdits;
  return (
    <>
      <Text size="xs" fw={600} mt={8}>
        {changes.length === 1 ? 'Your edit that waits for this:' : 'Your edits that wait for this:'}
      </Text>
      <ul className={classes.held}>
        {changes.slice(0, shownEdits).map((change) => (
          <li key={change.id}>
            <SentenceText sentence={wordChange(change)} />
          </li>
        ))}
        {hidden > 0 && <li>and {countOf(hidden, 'more', 'more')}</li>}
      </ul>
    </>
  );
}
