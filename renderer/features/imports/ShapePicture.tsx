import type { ReactNode } from 'react';
import type { ImportShape } from '#shared/domain/importing.ts';
import classes from './ShapePicture.module.css';

/** The cells of a sheet of four columns, row by row: heading, text, group, mark, nothing. */
const sheets: Readonly<Record<ImportShape, readonly string[]>> = {
  oneGroup: ['HHHH', 'TTTT', 'TTTT', 'TTTT'],
  long: ['HHHH', 'TTGG', 'TTGG', 'TTGG'],
  matrix: ['HGGG', 'TX.X', 'T.X.', 'TXX.'],
};

interface PlacedCell {
  kind: string;
  x: number;
  y: number;
}

function placeCells(shape: ImportShape): PlacedCell[] {
  return sheets[shape].flatMap((row, line) =>
    [...row].map((kind, column) => ({ kind, x: column * 16 + 1, y: line * 11 + 1 })),
  );
}

/** A tiny sheet: what a list of this form looks like. Says nothing to a screen reader, the words stand beside it. */
export function ShapePicture({ shape }: { shape: ImportShape }): ReactNode {
  return (
    <svg className={classes.picture} viewBox="0 0 64 44" width={64} height={44} aria-hidden>
      {placeCells(shape).map((cell) => (
        <Cell key={`${cell.x} ${cell.y}`} {...cell} />
      ))}
    </svg>
  );
}

function Cell({ kind, x, y }: PlacedCell): ReactNode {
  const isGroup = kind === 'G' || kind === 'X';
  return (
    <>
      <rect
        x={x}
        y={y}
        width={15}
        height={10}
        className={kind === 'H' || (kind === 'G' && y === 1) ? classes.head : classes.cell}
      />
      {kind !== '.' && (
        <rect
          x={kind === 'X' ? x + 5 : x + 3}
          y={y + 3.5}
          width={kind === 'X' ? 5 : 9}
          height={3}
          rx={1}
          className={isGroup ? classes.group : classes.text}
        />
      )}
    </>
  );
}
