import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PendingChange } from '#shared/domain/change.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { textOf } from '../../ui/sentence.ts';
import { useDates } from '../../ui/useDates.ts';
import { type ChangeEntry, mayAmend } from './changeEntries.ts';
import { wordState } from './changeWording.ts';
import type { DiscardRequest } from './DiscardDialog.tsx';
import { cardId } from './elementIds.ts';
import classes from './WaitingLine.module.css';

interface WaitingLineProps {
  entry: ChangeEntry;
  onDiscard: (request: DiscardRequest) => void;
  onEdit: (change: PendingChange) => void;
}

/** An edit that waits: when it was made, what it is, where it stands, and two ways to change one's mind. */
export function WaitingLine({ entry, onDiscard, onEdit }: WaitingLineProps): ReactNode {
  const dates = useDates();
  const [change] = entry.changes;
  const now = new Date();
  const nextTry = change.nextAttemptAt === null ? null : dates.moment(change.nextAttemptAt, now);
  const isOnItsWay = entry.changes.some(({ state }) => state === 'sending' || state === 'acked');
  const words = textOf(entry.sentence);
  return (
    <li
      className={classes.line}
      id={cardId(entry.key)}
      data-change-card={entry.key}
      data-walk
      tabIndex={-1}
    >
      <time className={classes.time} dateTime={change.at} title={dates.exact(change.at)}>
        {dates.moment(change.at, now)}
      </time>
      <Text span size="sm" className={classes.sentence}>
        <SentenceText sentence={entry.sentence} />
      </Text>
      <Text span size="xs" c="dimmed" className={classes.state}>
        {wordState(change.state, nextTry)}
      </Text>
      <span className={classes.actions}>
        {entry.changes.length === 1 && mayAmend(change) && (
          <LineButton
            label="Edit…"
            name={`Edit: ${words}`}
            icon={<IconPencil size={16} aria-hidden />}
            act={() => onEdit(change)}
          />
        )}
        <LineButton
          label={isOnItsWay ? 'It is on its way already' : 'Discard…'}
          name={`Discard: ${words}`}
          icon={<IconTrash size={16} aria-hidden />}
          isRefused={isOnItsWay}
          act={() => onDiscard({ ...entry, keys: [entry.key], areSeveral: false })}
        />
      </span>
    </li>
  );
}

interface LineButtonProps {
  label: string;
  /** With the edit in it, for who cannot see the line. */
  name: string;
  icon: ReactNode;
  isRefused?: boolean;
  act: () => void;
}

function LineButton({ label, name, icon, isRefused = false, act }: LineButtonProps): ReactNode {
  return (
    <Tooltip label={label} position="left">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={name}
        data-disabled={isRefused}
        aria-disabled={isRefused}
        onClick={() => {
          if (!isRefused) act();
        }}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
