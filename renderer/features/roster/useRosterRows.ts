import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback } from 'react';

/** The style sheet has the same number. */
const headHeight = 32;

interface RosterRowsOptions {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  /** In pixels, as is `bottomSpace`. */
  rowHeight: number;
  bottomSpace: number;
  /** The row with the keyboard is there even when it is out of sight. */
  activeIndex: number;
}

interface RosterRows {
  shown: readonly { index: number; start: number }[];
  height: number;
  /** How many rows a page key goes on by. */
  pageRows: () => number;
  scrollTo: (index: number) => void;
  scrollToStart: () => void;
}

/** Which rows of a long roster are in the page, and where. All are of one height, so nothing is measured. */
export function useRosterRows(options: RosterRowsOptions): RosterRows {
  const { scroller, count, rowHeight, bottomSpace, activeIndex } = options;
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
  const scrollToStart = useCallback(() => virtualizer.scrollToOffset(0), [virtualizer]);
  const scrollTo = useCallback((index: number) => virtualizer.scrollToIndex(index), [virtualizer]);
  return {
    shown: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    pageRows: () => {
      const height = (scroller.current?.clientHeight ?? 0) - headHeight - bottomSpace;
      return Math.floor(height / rowHeight) - 1;
    },
    scrollTo,
    scrollToStart,
  };
}
