import { type LabelSheet, labelSheets } from '#shared/domain/labelSheets.ts';
import { paperSizes } from '#shared/domain/paperSizes.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { LaidOut } from './printInput.ts';

export interface LabelWish {
  /** A label sheet's id. */
  sheet: string;
  startAt: number;
}

/** Throws MusterError `invalidRequest`: no such sheet, or it has fewer labels than `startAt`. */
export function findLabelSheet({ sheet: id, startAt }: LabelWish): LabelSheet {
  const sheet = labelSheets.find((known) => known.id === id);
  if (sheet === undefined) {
    throw new MusterError('invalidRequest', `Muster knows no label sheet “${id}”. Choose another.`);
  }
  const labels = sheet.columns * sheet.rows;
  if (startAt > labels) {
    throw new MusterError(
      'invalidRequest',
      `This sheet has ${labels} labels: none of them is number ${startAt}.`,
      { labels, startAt },
    );
  }
  return sheet;
}

/**
 * Puts labels where the sheet has them, along the rows. Those before `startAt` are used already: a screen shows them,
 * paper stays empty there. `writeLabel` gives the content of one, counted from 0.
 */
export function layOutLabels(
  sheet: LabelSheet,
  labels: { count: number; startAt: number; writeLabel(index: number): string; styles: string },
): LaidOut {
  const perSheet = sheet.columns * sheet.rows;
  const skipped = labels.startAt - 1;
  const sheets = labels.count === 0 ? 0 : Math.ceil((skipped + labels.count) / perSheet);
  return {
    paper: paperSizes[sheet.paper],
    sheets,
    writeSheet(sheetIndex) {
      const places = Array.from({ length: perSheet }, (_, place) => {
        const index = sheetIndex * perSheet + place - skipped;
        if (index >= labels.count) return '';
        const at = `x${place % sheet.columns} y${Math.floor(place / sheet.columns)}`;
        if (index < 0) return `<div class="label used ${at}"></div>`;
        return `<div class="label ${at}">${labels.writeLabel(index)}</div>`;
      });
      return places.join('');
    },
    styles: `${gridStyles(sheet)}\n${labels.styles}`,
  };
}

function gridStyles({ columns, rows, label, pitch, margin }: LabelSheet): string {
  const lefts = Array.from({ length: columns }, (_, x) => margin.left + pitch.x * x);
  const tops = Array.from({ length: rows }, (_, y) => margin.top + pitch.y * y);
  return [
    `.label{position:absolute;width:${label.width.toFixed(3)}mm;height:${label.height.toFixed(3)}mm;overflow:hidden}`,
    ...lefts.map((left, x) => `.x${x}{left:${left.toFixed(3)}mm}`),
    ...tops.map((top, y) => `.y${y}{top:${top.toFixed(3)}mm}`),
    '@media screen{.label{outline:1px solid #ddd}.used{background:#eee}}',
  ].join('\n');
}
