import { Button, Text } from '@mantine/core';
import { IconArrowBackUp, IconClipboard, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { undoLastEdit } from '../../app/edits.ts';
import { countPeople, formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { giveFocusBack } from '../../ui/giveFocusBack.ts';
import { Refusable, refusable } from '../../ui/Refusable.tsx';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { refusalsOf } from '../roster/refusals.ts';
import classes from './CompareDialog.module.css';
import { addToGroup, type Said } from './compareEdits.ts';
import { compareFilterId } from './elementIds.ts';

interface CompareActionsProps {
  /** Who is meant: the chosen ones, or everybody listed. */
  people: readonly RosterRow[];
  /** How many are chosen. */
  chosen: number;
  isComplete: boolean;
  /** Where they can be added; null: nowhere. */
  target: GroupSummary | null;
  /** What was done last. */
  said: Said | null;
  onSaid: (said: Said | null) => void;
  onCopy: () => void;
  onClear: () => void;
}

/** What can be done with the chosen people, or with everybody listed where nobody is chosen; and what was done. */
export function CompareActions(props: CompareActionsProps): ReactNode {
  const { people, chosen, isComplete, target, said, onSaid, onCopy, onClear } = props;
  const addButton = useRef<HTMLButtonElement>(null);
  const undoButton = useRef<HTMLButtonElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isIdle = people.length === 0 || !isComplete;
  const refusal = target === null ? null : refusalsOf(target).update;
  const add = async (group: GroupSummary) => {
    setIsBusy(true);
    const result = await addToGroup(group, people);
    setIsBusy(false);
    setFailure(result.ok ? null : result.error);
    if (result.ok) {
      onSaid(result.value);
      onClear();
    } else if (addButton.current !== null) giveFocusBack(addButton.current);
  };
  // The button that was pressed may be gone: there may be nobody left to add.
  useEffect(() => {
    if (said?.canUndo === true) undoButton.current?.focus();
  }, [said]);
  const undo = () => {
    onSaid(null);
    document.getElementById(compareFilterId)?.focus();
    void undoLastEdit();
  };
  return (
    <>
      {failure !== null && <FailureNote failure={failure} />}
      <div className={classes.actions}>
        {chosen > 0 && (
          <Button variant="subtle" size="compact-sm" flex="none" onClick={onClear}>
            Clear
          </Button>
        )}
        <Text size="sm" role="status" className={classes.said} truncate>
          {chosen > 0 && `${formatCount(chosen)} selected`}
          {chosen === 0 && said !== null && <SentenceText sentence={said.sentence} />}
        </Text>
        {chosen === 0 && said?.canUndo === true && (
          <Button
            ref={undoButton}
            variant="light"
            size="compact-sm"
            flex="none"
            leftSection={<IconArrowBackUp size={15} aria-hidden />}
            onClick={undo}
          >
            Undo
          </Button>
        )}
        <span className={classes.space} />
        {!isIdle && (
          <Button
            variant="default"
            flex="none"
            leftSection={<IconClipboard size={16} aria-hidden />}
            onClick={onCopy}
          >
            {chosen > 0 ? `Copy ${formatCount(chosen)}` : 'Copy all'}
          </Button>
        )}
        {!isIdle && target !== null && (
          <Refusable reason={refusal}>
            <Button
              ref={addButton}
              leftSection={<IconPlus size={16} aria-hidden />}
              className={classes.add}
              loading={isBusy}
              {...refusable(refusal, () => void add(target))}
            >
              <span className={classes.addLabel}>
                Add {countPeople(people.length)} to “<bdi>{target.name}</bdi>”
              </span>
            </Button>
          </Refusable>
        )}
      </div>
    </>
  );
}
