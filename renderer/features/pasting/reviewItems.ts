import type { ReviewedRow } from './pasteChoices.ts';
import { type Outcome, outcomes } from './pasteWording.ts';

export type ReviewTab = 'all' | Outcome;

/** The lines of each outcome that there is, what needs somebody first. */
export type GroupedRows = readonly (readonly [Outcome, readonly ReviewedRow[]])[];

export type ReviewItem =
  | { kind: 'heading'; outcome: Outcome; rows: readonly ReviewedRow[] }
  | { kind: 'row'; reviewed: ReviewedRow };

export function groupByOutcome(rows: readonly ReviewedRow[]): GroupedRows {
  const groups = Map.groupBy(rows, ({ row }) => row.outcome);
  return outcomes.flatMap((outcome) => {
    const ofOutcome = groups.get(outcome);
    return ofOutcome === undefined ? [] : [[outcome, ofOutcome] as const];
  });
}

/** What stands in the list: each outcome under its heading. */
export function itemsOf(grouped: GroupedRows, tab: ReviewTab): ReviewItem[] {
  return grouped
    .filter(([outcome]) => tab === 'all' || tab === outcome)
    .flatMap(([outcome, rows]): ReviewItem[] => [
      { kind: 'heading', outcome, rows },
      ...rows.map((reviewed) => ({ kind: 'row' as const, reviewed })),
    ]);
}

export function isTab(value: string | null): value is ReviewTab {
  return value === 'all' || outcomes.some((outcome) => outcome === value);
}
