import { Checkbox, Text } from '@mantine/core';
import { type Dispatch, memo, type ReactNode } from 'react';
import type { PersonDraft } from '../roster/newPersonWording.ts';
import { CandidateChoice } from './CandidateChoice.tsx';
import { CandidateLine } from './CandidateLine.tsx';
import { DraftFields } from './DraftFields.tsx';
import classes from './PasteReview.module.css';
import type { PasteAction, Pick, ReviewedRow } from './pasteChoices.ts';

interface PasteRowProps {
  reviewed: ReviewedRow;
  pick: Pick | null;
  draft: PersonDraft;
  dispatch: Dispatch<PasteAction>;
  canCreate: boolean;
}

/** One pasted line and what is to become of it. */
export const PasteRow = memo(function PasteRow(props: PasteRowProps): ReactNode {
  const { reviewed, pick, dispatch, canCreate } = props;
  const { key, row } = reviewed;
  const choose = (chosen: Pick) => dispatch({ kind: 'pick', keys: [key], pick: chosen });
  const [best] = row.candidates;
  switch (row.outcome) {
    case 'matched':
      return (
        <Line row={row}>
          <Checkbox
            aria-label={`Add ${best?.name ?? row.text}`}
            checked={pick !== 'leave'}
            onChange={() => choose(pick === 'leave' ? (best?.id ?? 'leave') : 'leave')}
          />
          {best !== undefined && <CandidateLine candidate={best} />}
        </Line>
      );
    case 'ambiguous':
      return (
        <>
          <Line row={row}>
            <PastedText text={row.text} />
          </Line>
          <CandidateChoice
            reviewed={reviewed}
            pick={pick}
            canCreate={canCreate}
            onChoose={choose}
          />
          {pick === 'create' && <DraftFields {...props} />}
        </>
      );
    case 'unknown':
      return (
        <>
          <Line row={row}>
            {canCreate && (
              <Checkbox
                aria-label={`Make a new person of “${row.text}”`}
                checked={pick === 'create'}
                onChange={() => choose(pick === 'create' ? 'leave' : 'create')}
              />
            )}
            <PastedText text={row.text} />
            <Quiet>{pick === 'create' ? 'New person' : 'Left out'}</Quiet>
          </Line>
          {pick === 'create' && <DraftFields {...props} />}
        </>
      );
    case 'alreadyThere':
      return (
        <Line row={row}>
          {best === undefined ? <PastedText text={row.text} /> : <CandidateLine candidate={best} />}
          <Quiet>In the group already</Quiet>
        </Line>
      );
    case 'repeated':
      return (
        <Line row={row}>
          <PastedText text={row.text} />
          <Quiet>The same person as a line before</Quiet>
        </Line>
      );
    case 'unreadable':
      return (
        <Line row={row}>
          <PastedText text={row.text} />
          <Quiet>No name, e-mail or phone in it</Quiet>
        </Line>
      );
  }
}, isSame);

function Line({ row, children }: { row: ReviewedRow['row']; children: ReactNode }): ReactNode {
  return (
    <div className={classes.line}>
      <span className={classes.number} title={`Line ${row.line}: ${row.text}`}>
        {row.line}
      </span>
      {children}
    </div>
  );
}

function PastedText({ text }: { text: string }): ReactNode {
  return (
    <Text span size="sm" truncate dir="auto" ta="left" className={classes.pasted} title={text}>
      {text}
    </Text>
  );
}

function Quiet({ children }: { children: ReactNode }): ReactNode {
  return (
    <Text span size="xs" c="dimmed" flex="none">
      {children}
    </Text>
  );
}

/** A draft is made anew for every drawing as long as nobody typed in it, so its words are compared. */
function isSame(before: PasteRowProps, after: PasteRowProps): boolean {
  return (
    before.reviewed === after.reviewed &&
    before.pick === after.pick &&
    before.canCreate === after.canCreate &&
    before.draft.name === after.draft.name &&
    before.draft.email === after.draft.email &&
    before.draft.phone === after.draft.phone
  );
}
