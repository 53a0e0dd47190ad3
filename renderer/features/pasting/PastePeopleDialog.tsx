import { Modal } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import type { Value } from '#shared/ipc/contract.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { call } from '../../ipc/call.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { PasteResult } from './PasteResult.tsx';
import { PasteReview } from './PasteReview.tsx';
import { PasteText } from './PasteText.tsx';
import { choose, keyRows, noChoices, type PastePlan, type ReviewedRow } from './pasteChoices.ts';

interface PastePeopleDialogProps {
  groupId: GroupId;
  /** What was pasted; empty: it is asked for. */
  text: string;
  opened: boolean;
  onClose: () => void;
}

type Step =
  | { kind: 'text' }
  | { kind: 'review'; rows: ReviewedRow[]; hasHeading: boolean }
  | { kind: 'done'; plan: PastePlan };

/**
 * People from a spreadsheet or a mail program into a group: the text, then what was found in it, line by line, then
 * one edit. Nothing changes before that, and no line vanishes.
 */
export function PastePeopleDialog(props: PastePeopleDialogProps): ReactNode {
  const { groupId, opened, onClose } = props;
  const { data: group } = useAsk('groups.get', { groupId });
  const groupName = group?.name ?? '';
  const [text, setText] = useState(props.text);
  const [choices, dispatch] = useReducer(choose, noChoices);
  const [step, setStep] = useState<Step>({ kind: 'text' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const lookUp = useCallback(
    async (pasted: string) => {
      if (pasted.trim() === '') return;
      setIsBusy(true);
      setFailure(null);
      const result = await call('people.match', { text: pasted, forGroupId: groupId });
      setIsBusy(false);
      if (result.ok) setStep(reviewOf(result.value));
      else setFailure(result.error);
    },
    [groupId],
  );
  // What was pasted on the roster is looked up at once.
  const given = useRef(props.text);
  useEffect(() => {
    const pasted = given.current;
    given.current = '';
    void lookUp(pasted);
  }, [lookUp]);

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={860}
      // A click beside it must not throw away what was chosen for hundreds of lines.
      closeOnClickOutside={step.kind !== 'review'}
      title={
        <>
          Paste people into “<bdi>{groupName}</bdi>”
        </>
      }
    >
      {step.kind === 'text' && (
        <PasteText
          text={text}
          isBusy={isBusy}
          failure={failure}
          onChange={setText}
          onLookUp={() => void lookUp(text)}
          onCancel={onClose}
        />
      )}
      {step.kind === 'review' && (
        <PasteReview
          groupId={groupId}
          groupName={groupName}
          memberCount={group?.memberCount ?? 0}
          rows={step.rows}
          hasHeading={step.hasHeading}
          choices={choices}
          dispatch={dispatch}
          onBack={() => setStep({ kind: 'text' })}
          onCancel={onClose}
          onDone={(plan) => {
            if (plan.leftOut.length === 0) onClose();
            else setStep({ kind: 'done', plan });
          }}
        />
      )}
      {step.kind === 'done' && (
        <PasteResult plan={step.plan} groupName={groupName} onClose={onClose} />
      )}
    </Modal>
  );
}

function reviewOf({ rows, hasHeading }: Value<'people.match'>): Step {
  return { kind: 'review', rows: keyRows(rows), hasHeading };
}
