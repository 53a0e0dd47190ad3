import { ActionIcon, Text, Title, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { dates } from '../../ui/dates.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { textOf } from '../../ui/sentence.ts';
import type { ChangeEntry } from './changeEntries.ts';
import { wordState } from './changeWording.ts';
import classes from './WaitingList.module.css';

interface WaitingListProps {
  entries: readonly ChangeEntry[];
  onDiscard: (entry: ChangeEntry) => void;
}

/** What waits, in the order it will be sent. */
export function WaitingList({ entries, onDiscard }: WaitingListProps): ReactNode {
  return (
    <section aria-labelledby="muster-waiting">
      <Title order={2} size="xs" id="muster-waiting" className={classes.title}>
        Waiting to be sent, in this order
      </Title>
      <ol className={classes.list}>
        {entries.map((entry) => (
          <WaitingLine key={entry.key} entry={entry} onDiscard={onDiscard} />
        ))}
      </ol>
    </section>
  );
}

function WaitingLine({
  entry,
  onDiscard,
}: {
  entry: ChangeEntry;
  onDiscard: (entry: ChangeEntry) => void;
}): ReactNode {
  const [change] = entry.changes;
  const now = new Date();
  const nextTry = change.nextAttemptAt === null ? null : dates.moment(change.nextAttemptAt, now);
  const isOnItsWay = entry.changes.some(({ state }) => state === 'sending' || state === 'acked');
  return (
    <li className={classes.line}>
      <time className={classes.time} dateTime={change.at}>
        {dates.moment(change.at, now)}
      </time>
      <Text span size="sm" className={classes.sentence}>
        <SentenceText sentence={entry.sentence} />
      </Text>
      <Text span size="xs" c="dimmed" className={classes.state}>
        {wordState(change.state, nextTry)}
      </Text>
      <Tooltip label={isOnItsWay ? 'It is on its way already' : 'Discard…'} position="left">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Discard: ${textOf(entry.sentence)}`}
          data-disabled={isOnItsWay}
          aria-disabled={isOnItsWay}
          onClick={() => {
            if (!isOnItsWay) onDiscard(entry);
          }}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
