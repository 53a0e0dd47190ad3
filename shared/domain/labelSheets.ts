import type { Paper } from './printPage.ts';

/** A sheet of labels or badges that shops sell. */
export interface LabelSheet {
  /** As `printPage` names it. */
  id: string;
  name: string;
  paper: Paper;
  kind: 'labels' | 'badges';
  columns: number;
  rows: number;
}

export const labelSheets: readonly LabelSheet[] = [
  {
    id: 'a4-labels-24',
    name: '24 labels, 70 × 37 mm',
    paper: 'a4',
    kind: 'labels',
    columns: 3,
    rows: 8,
  },
  {
    id: 'letter-labels-30',
    name: '30 labels, 2⅝ × 1 in',
    paper: 'letter',
    kind: 'labels',
    columns: 3,
    rows: 10,
  },
  {
    id: 'a4-badges-10',
    name: '10 badges, 85 × 54 mm',
    paper: 'a4',
    kind: 'badges',
    columns: 2,
    rows: 5,
  },
  {
    id: 'letter-badges-8',
    name: '8 badges, 3⅜ × 2⅓ in',
    paper: 'letter',
    kind: 'badges',
    columns: 2,
    rows: 4,
  },
];
