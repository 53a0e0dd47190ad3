import type { LabelSheet } from '#shared/domain/labelSheets.ts';

/** Where a key leads from a label, both counted from 1 along the rows; null when it is none of these keys. */
export function stepOnSheet(
  key: string,
  from: number,
  { columns, rows }: Pick<LabelSheet, 'columns' | 'rows'>,
): number | null {
  const count = columns * rows;
  const to = targetOf(key, from, columns, count);
  if (to === null) return null;
  return to < 1 || to > count ? from : to;
}

function targetOf(key: string, from: number, columns: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return from + 1;
    case 'ArrowLeft':
      return from - 1;
    case 'ArrowDown':
      return from + columns;
    case 'ArrowUp':
      return from - columns;
    case 'Home':
      return 1;
    case 'End':
      return count;
    default:
      return null;
  }
}
