import { paperSizes } from './paperSizes.ts';
import type { Paper } from './printPage.ts';

/** A sheet of labels or badges as it is sold. Measures in millimetres. */
export interface LabelSheet {
  id: string;
  /** What stands on the box. */
  name: string;
  kind: 'labels' | 'badges';
  paper: Paper;
  columns: number;
  rows: number;
  label: { width: number; height: number };
  /** From one label's edge to the same edge of the next. */
  pitch: { x: number; y: number };
  /** From the paper's edge to the first label. */
  margin: { left: number; top: number };
}

type Cut = Omit<LabelSheet, 'name' | 'margin'>;

/**
 * The measures are those of the makers' own templates, checked against gLabels' collection. A sheet is the same either
 * way up, so its labels stand in the middle: the margins follow from label, pitch and paper.
 */
const cuts: readonly Cut[] = [
  metric('L7160', 'labels', [3, 7], [63.5, 38.1], [66.04, 38.1]),
  metric('L7159', 'labels', [3, 8], [63.5, 33.9], [66.04, 33.9]),
  metric('L7161', 'labels', [3, 6], [63.5, 46.6], [66.04, 46.6]),
  metric('L7163', 'labels', [2, 7], [99.1, 38.1], [101.6, 38.1]),
  metric('L7651', 'labels', [5, 13], [38.1, 21.2], [40.6, 21.2]),
  inches('5160', 'labels', [3, 10], [2.625, 1], [2.75, 1]),
  inches('5161', 'labels', [2, 10], [4, 1], [4.1875, 1]),
  inches('5163', 'labels', [2, 5], [4, 2], [4.1875, 2]),
  inches('5164', 'labels', [2, 3], [4, 10 / 3], [4.1875, 10 / 3]),
  inches('5167', 'labels', [4, 20], [1.75, 0.5], [2.0625, 0.5]),
  metric('L4785', 'badges', [2, 5], [80, 50], [95, 55]),
  metric('L7418', 'badges', [2, 4], [86.5, 55.5], [86.5, 55.5]),
  inches('5395', 'badges', [2, 4], [3.375, 7 / 3], [3.75, 2.5]),
];

export const labelSheets: readonly LabelSheet[] = cuts.map((cut) => ({
  ...cut,
  name: `Avery ${cut.id}`,
  margin: {
    left: (paperSizes[cut.paper].width - cut.pitch.x * (cut.columns - 1) - cut.label.width) / 2,
    top: (paperSizes[cut.paper].height - cut.pitch.y * (cut.rows - 1) - cut.label.height) / 2,
  },
}));

type Pair = readonly [number, number];

function metric(id: string, kind: Cut['kind'], grid: Pair, label: Pair, pitch: Pair): Cut {
  return {
    id,
    kind,
    paper: 'a4',
    columns: grid[0],
    rows: grid[1],
    label: { width: label[0], height: label[1] },
    pitch: { x: pitch[0], y: pitch[1] },
  };
}

function inches(id: string, kind: Cut['kind'], grid: Pair, label: Pair, pitch: Pair): Cut {
  const inMillimetres = ([x, y]: Pair): Pair => [x * 25.4, y * 25.4];
  return {
    ...metric(id, kind, grid, inMillimetres(label), inMillimetres(pitch)),
    paper: 'letter',
  };
}
