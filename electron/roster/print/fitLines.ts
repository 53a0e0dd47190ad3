import { estimateWidth } from './textWidth.ts';
import { wrapAddress } from './wrapText.ts';

/** Millimetres in a point. */
export const pointInMillimetres = 25.4 / 72;

export interface Box {
  /** Millimetres, without what stays empty at the edges. */
  width: number;
  height: number;
}

export interface FittedLine {
  text: string;
  /** Of which value it is a part. */
  value: number;
  /** Points: smaller than the others where one long word asks for it. */
  fontSize: number;
}

export interface FittedLines {
  lines: FittedLine[];
  /** Something had to stay away: the last line says so. */
  isCut: boolean;
}

/**
 * The values, a line each or more, in the largest of the sizes (points, descending) in which they all fit the box; in
 * the smallest, the first lines of them. The first value is a name. Empty values take no line.
 */
export function fitLines(
  values: readonly string[],
  box: Box,
  { sizes, spacing }: { sizes: readonly number[]; spacing: number },
): FittedLines {
  let fitted: FittedLines = { lines: [], isCut: false };
  for (const fontSize of sizes) {
    const most = Math.max(1, Math.floor(box.height / (fontSize * spacing * pointInMillimetres)));
    const lines = values.flatMap((value, index) => {
      const style = { fontSize: fontSize * pointInMillimetres, isName: index === 0 };
      return wrapAddress(value, box.width, style).lines.map((text) => ({ text, value: index }));
    });
    fitted = {
      lines: lines.slice(0, most).map((line) => ({
        ...line,
        fontSize: shrink(line.text, line.value === 0, box.width, sizes, fontSize),
      })),
      isCut: lines.length > most,
    };
    if (!fitted.isCut) return fitted;
  }
  return fitted;
}

function shrink(
  text: string,
  isName: boolean,
  width: number,
  sizes: readonly number[],
  largest: number,
): number {
  const fits = sizes.find(
    (size) => size <= largest && estimateWidth(text, size * pointInMillimetres, isName) <= width,
  );
  return fits ?? sizes.at(-1) ?? largest;
}
