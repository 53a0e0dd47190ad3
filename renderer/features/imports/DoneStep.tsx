import { Button, Stack, Text } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import type { Failure } from '#shared/ipc/errors.ts';
import { undoEditById } from '../../app/edits.ts';
import { useView, view } from '../../app/viewStore.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { useBusy } from '../../ui/useBusy.ts';
import classes from './DoneStep.module.css';
import type { ImportDone, ImportSource } from './importDraft.ts';
import { wordDone, wordLeftOver } from './importWording.ts';
import { StepFrame } from './StepFrame.tsx';

interface DoneStepProps {
  done: ImportDone;
  source: ImportSource;
}

/** What was done, what of the list was not, and the way back or on. */
export function DoneStep({ done, source }: DoneStepProps): ReactNode {
  const { editId, left } = done;
  const target = useView(({ importing: { target } }) => target);
  const isUndone = useView(({ edits }) => edits.undone.some((edit) => edit.editId === editId));
  // Refused for good, it is neither: it stays done, and nothing takes it back.
  const mayUndo = useView(({ edits }) => edits.done.some((edit) => edit.editId === editId));
  const busy = useBusy();
  const wayOn = useRef<HTMLButtonElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const leftOver = wordLeftOver(left);
  const words = wordDone(source.fileName, done);
  const undo = async () => {
    if (editId === null) return;
    const refused = await undoEditById(editId, words);
    setFailure(refused);
    // The button goes away with what it was for.
    if (refused === null) wayOn.current?.focus();
  };
  return (
    <StepFrame step="done">
      <Stack gap="md" className={classes.done}>
        <div role="status">
          <Text size="md">
            {editId === null ? (
              'Nothing had to be changed: it was all so already.'
            ) : isUndone ? (
              <>
                Undone: <SentenceText sentence={words} />.
              </>
            ) : (
              <>
                <SentenceText sentence={words} />.
              </>
            )}
          </Text>
          {leftOver !== null && (
            <Text size="sm" c="dimmed" mt={4}>
              Not taken in: {leftOver}.
            </Text>
          )}
        </div>
        {failure !== null && <FailureNote failure={failure} />}
        <div className={classes.actions}>
          {target?.kind === 'group' ? (
            <Button ref={wayOn} onClick={() => view.openGroup(target.groupId)}>
              Open the group
            </Button>
          ) : (
            <Button ref={wayOn} onClick={() => view.showScreen('groups')}>
              Go to the groups
            </Button>
          )}
          <Button variant="default" onClick={() => view.showScreen('changes')}>
            See the changes
          </Button>
          {mayUndo && (
            <Button variant="default" onClick={() => busy.run('Undoing…', undo)}>
              {busy.words ?? 'Undo'}
            </Button>
          )}
          <Button variant="subtle" onClick={view.openImport}>
            Import another list
          </Button>
        </div>
      </Stack>
    </StepFrame>
  );
}
