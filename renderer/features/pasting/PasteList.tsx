import type { Dispatch, ReactNode } from 'react';
import { MeasuredList } from '../../ui/MeasuredList.tsx';
import { PasteHeading } from './PasteHeading.tsx';
import classes from './PasteReview.module.css';
import { PasteRow } from './PasteRow.tsx';
import { draftOfRow, type PasteAction, type PasteChoices, pickOf } from './pasteChoices.ts';
import type { ReviewItem } from './reviewItems.ts';

interface PasteListProps {
  items: readonly ReviewItem[];
  choices: PasteChoices;
  dispatch: Dispatch<PasteAction>;
  canCreate: boolean;
  providerLabel: string;
}

/** The lines, of which only those in sight exist, and the one that has the keyboard. Each is as high as it needs. */
export function PasteList(props: PasteListProps): ReactNode {
  const { items, choices, dispatch, canCreate, providerLabel } = props;
  return (
    <MeasuredList
      label="Pasted lines"
      className={classes.lines}
      items={items}
      keyOf={keyOf}
      estimate={estimateHeight}
      renderItem={(item) =>
        item.kind === 'heading' ? (
          <PasteHeading
            outcome={item.outcome}
            rows={item.rows}
            choices={choices}
            dispatch={dispatch}
            canCreate={canCreate}
            providerLabel={providerLabel}
          />
        ) : (
          <PasteRow
            reviewed={item.reviewed}
            pick={pickOf(item.reviewed, choices)}
            draft={draftOfRow(item.reviewed, choices)}
            dispatch={dispatch}
            canCreate={canCreate}
          />
        )
      }
    />
  );
}

const lineHeight = 37;

function estimateHeight(item: ReviewItem): number {
  if (item.kind !== 'row' || item.reviewed.row.outcome !== 'ambiguous') return lineHeight;
  return lineHeight + (item.reviewed.row.candidates.length + 1) * 31;
}

function keyOf(item: ReviewItem): string {
  return item.kind === 'heading' ? `heading ${item.outcome}` : `row ${item.reviewed.key}`;
}
