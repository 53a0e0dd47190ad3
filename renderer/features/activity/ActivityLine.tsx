import { Button, Text } from '@mantine/core';
import { IconCloud, IconUser } from '@tabler/icons-react';
import { memo, type ReactNode, useRef, useState } from 'react';
import type { ActivityEntry } from '#shared/domain/activity.ts';
import type { EditId } from '#shared/domain/ids.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { undoEditById } from '../../app/edits.ts';
import { FieldFailure } from '../../ui/FieldFailure.tsx';
import { giveFocusBack } from '../../ui/giveFocusBack.ts';
import { textOf } from '../../ui/sentence.ts';
import { useDates } from '../../ui/useDates.ts';
import classes from './ActivityLine.module.css';
import { ActivitySentence } from './ActivitySentence.tsx';
import { wordActivity, wordOrigin, wordOutcome } from './activityWording.ts';

/** One line of the time line: when, who, what, what became of it, and its Undo where it may be taken back. */
export const ActivityLine = memo(function ActivityLine({
  entry,
}: {
  entry: ActivityEntry;
}): ReactNode {
  const dates = useDates();
  const line = useRef<HTMLLIElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const sentence = wordActivity(entry);
  const OriginIcon = entry.origin === 'here' ? IconUser : IconCloud;
  const undo = async (editId: EditId, button: HTMLElement) => {
    setIsBusy(true);
    const failure = await undoEditById(editId, sentence);
    setRefusal(failure);
    setIsBusy(false);
    // The button goes once its edit is undone, and the line stays.
    if (failure === null) line.current?.focus({ preventScroll: true });
    else giveFocusBack(button);
  };
  return (
    <li
      ref={line}
      className={classes.line}
      data-walk
      data-activity={entry.id}
      tabIndex={-1}
      aria-label={`${textOf(sentence)}, ${wordOrigin(entry.origin)}`}
    >
      <time className={classes.time} dateTime={entry.at} title={dates.exact(entry.at)}>
        {dates.time(entry.at)}
      </time>
      <span className={classes.origin}>
        <OriginIcon size={14} stroke={1.7} aria-hidden />
        {wordOrigin(entry.origin)}
      </span>
      <Text span size="sm" className={classes.sentence}>
        <ActivitySentence sentence={sentence} groupId={entry.groupId} />
        {refusal !== null && (
          <span className={classes.refusal} role="alert">
            <FieldFailure failure={refusal} />
          </span>
        )}
      </Text>
      <span className={classes.outcome}>{wordOutcome(entry)}</span>
      <span className={classes.action}>
        {entry.canUndo && entry.editId !== null && (
          <UndoButton
            editId={entry.editId}
            label={`Undo: ${textOf(sentence)}`}
            isBusy={isBusy}
            undo={undo}
          />
        )}
      </span>
    </li>
  );
});

interface UndoButtonProps {
  editId: EditId;
  label: string;
  isBusy: boolean;
  undo: (editId: EditId, button: HTMLElement) => Promise<void>;
}

function UndoButton({ editId, label, isBusy, undo }: UndoButtonProps): ReactNode {
  return (
    <Button
      variant="default"
      size="compact-xs"
      aria-label={label}
      loading={isBusy}
      onClick={(event) => void undo(editId, event.currentTarget)}
    >
      Undo
    </Button>
  );
}
