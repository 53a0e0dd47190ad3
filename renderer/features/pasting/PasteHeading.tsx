import { Button, Checkbox, Text } from '@mantine/core';
import { type Dispatch, type ReactNode, useState } from 'react';
import { copyText } from '../../ui/copyText.ts';
import { formatCount } from '../../ui/counts.ts';
import classes from './PasteReview.module.css';
import { type PasteAction, type PasteChoices, pickOf, type ReviewedRow } from './pasteChoices.ts';
import { copyRows, type Outcome, outcomeLabels } from './pasteWording.ts';

interface PasteHeadingProps {
  outcome: Outcome;
  rows: readonly ReviewedRow[];
  choices: PasteChoices;
  dispatch: Dispatch<PasteAction>;
  canCreate: boolean;
  providerLabel: string;
}

/** An outcome, how many lines have it, and what can be done with all of them at once. */
export function PasteHeading(props: PasteHeadingProps): ReactNode {
  const { outcome, rows } = props;
  return (
    <div className={classes.heading}>
      <h3 className={classes.outcome}>
        {outcomeLabels[outcome]}{' '}
        <Text span inherit c="dimmed">
          {formatCount(rows.length)}
        </Text>
      </h3>
      <div className={classes.bulk}>
        {outcome === 'ambiguous' && <AcceptAll {...props} />}
        {outcome === 'unknown' && <CreateAll {...props} />}
        {(outcome === 'unknown' || outcome === 'unreadable') && <CopyOut rows={rows} />}
      </div>
    </div>
  );
}

function AcceptAll({ rows, choices, dispatch }: PasteHeadingProps): ReactNode {
  const open = rows.filter((reviewed) => pickOf(reviewed, choices) === null);
  if (open.length === 0) return null;
  return (
    <Button
      variant="light"
      size="compact-sm"
      onClick={({ currentTarget }) => {
        // The button goes away with what it was for.
        currentTarget.closest('section')?.focus();
        dispatch({ kind: 'acceptSuggestions', rows: open });
      }}
    >
      Accept {open.length === 1 ? 'the suggestion' : `all ${formatCount(open.length)} suggestions`}
    </Button>
  );
}

function CreateAll(props: PasteHeadingProps): ReactNode {
  const { rows, choices, dispatch, canCreate, providerLabel } = props;
  if (!canCreate) {
    return (
      <Text size="xs" c="dimmed">
        New people are made in {providerLabel} itself.
      </Text>
    );
  }
  const made = rows.filter((reviewed) => pickOf(reviewed, choices) === 'create').length;
  const isAll = made === rows.length;
  return (
    <Checkbox
      label={`Make all ${formatCount(rows.length)} new people`}
      checked={isAll}
      indeterminate={made > 0 && !isAll}
      onChange={() =>
        dispatch({
          kind: 'pick',
          keys: rows.map(({ key }) => key),
          pick: isAll ? 'leave' : 'create',
        })
      }
    />
  );
}

function CopyOut({ rows }: { rows: readonly ReviewedRow[] }): ReactNode {
  const [isCopied, setIsCopied] = useState<boolean | null>(null);
  return (
    <>
      <Text size="xs" c="dimmed" role="status">
        {isCopied === true && 'Copied'}
        {isCopied === false && 'The clipboard cannot be used here.'}
      </Text>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => void copyText(copyRows(rows)).then(setIsCopied)}
        onBlur={() => setIsCopied(null)}
      >
        Copy these out
      </Button>
    </>
  );
}
