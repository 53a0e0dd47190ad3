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
    id: 'L7160',
    name: 'Avery L7160',
    paper: 'a4',
    kind: 'labels',
    columns: 3,
    rows: 7,
  },
  {
    id: '5160',
    name: 'Avery 5160',
    paper: 'letter',
    kind: 'labels',
    columns: 3,
    rows: 10,
  },
  {
    id: 'L4785',
    name: 'Avery L4785',
    paper: 'a4',
    kind: 'badges',
    columns: 2,
    rows: 5,
  },
  {
    id: '5395',
    name: 'Avery 5395',
    paper: 'letter',
    kind: 'badges',
    columns: 2,
    rows: 4,
  },
];
