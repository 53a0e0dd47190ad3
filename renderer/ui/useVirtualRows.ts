import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

/** In pixels; the style sheet of the grid has the same number. */
const headHeight = 32;

interface VirtualRowsOptions {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  /** In pixels, as is `bottomSpace`: room at the end for what floats over the rows. */
  rowHeight: number;
  bottomSpace?: number;
  /** The row with the keyboard is there even when it is out of sight. */
  activeIndex: number;
}

interface VirtualRows {
  shown: readonly { index: number; start: number }[];
  height: number;
  /** Those in sight. */
  first: number;
  last: number;
  /** How many rows a page key goes on by. */
  pageRows: () => number;
  scrollTo: (index: number) => void;
  scrollToStart: () => void;
}

/** Which rows of a long grid are in the page, and where. All are of one height, so nothing is measured. */
export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { scroller, count, rowHeight, bottomSpace = 0, activeIndex } = options;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex < range.count && !indexes.includes(activeIndex)) indexes.push(activeIndex);
      return indexes;
    },
    [activeIndex],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: bottomSpace,
    paddingEnd: bottomSpace,
    rangeExtractor,
  });
  const knownHeight = useRef(rowHeight);
  useLayoutEffect(() => {
    if (knownHeight.current === rowHeight) return;
    knownHeight.current = rowHeight;
    // It asks for the height of a row only once.
    virtualizer.measure();
  }, [virtualizer, rowHeight]);
  const scrollToStart = useCallback(() => virtualizer.scrollToOffset(0), [virtualizer]);
  const scrollTo = useCallback((index: number) => virtualizer.scrollToIndex(index), [virtualizer]);
  return {
    shown: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    first: virtualizer.range?.startIndex ?? 0,
    last: virtualizer.range?.endIndex ?? 0,
    pageRows: () => {
      const height = (scroller.current?.clientHeight ?? 0) - headHeight - bottomSpace;
      return Math.floor(height / rowHeight) - 1;
    },
    scrollTo,
    scrollToStart,
  };
}
