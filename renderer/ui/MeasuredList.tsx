import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useRowHeight } from '../app/useSettings.ts';
import classes from './MeasuredList.module.css';

export interface MeasuredListHandle {
  /** Brings an item into sight and gives its first control the keyboard; without one, the list itself. */
  focusItem: (index: number) => void;
}

interface MeasuredListProps<Item> {
  ref?: Ref<MeasuredListHandle>;
  label: string;
  /** Of the frame around it; it has none of its own. */
  className?: string | undefined;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** In pixels, as long as it has not been drawn; a row's, where it is left out. */
  estimate?: (item: Item) => number;
  renderItem: (item: Item, index: number) => ReactNode;
  onKeyDown?: (event: KeyboardEvent, index: number) => void;
}

/** A list of any length, of which only the items in sight exist, and the one that has the keyboard. */
export function MeasuredList<Item>(props: MeasuredListProps<Item>): ReactNode {
  const { ref, label, className = '', items, keyOf, estimate, renderItem, onKeyDown } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight() + 1;
  const [focused, setFocused] = useState<number | null>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const item = items[index];
      return item === undefined || estimate === undefined ? rowHeight : estimate(item);
    },
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: 8,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (focused !== null && focused < range.count && !indexes.includes(focused)) {
        indexes.push(focused);
      }
      return indexes;
    },
  });
  useImperativeHandle(ref, () => ({
    focusItem: (index) => {
      virtualizer.scrollToIndex(index, { align: 'auto' });
      // Drawn first, if it was out of sight.
      requestAnimationFrame(() => {
        const item = scroller.current?.querySelector(`[data-index="${index}"]`);
        // What somebody is asked goes before what can be done about the answer.
        const control =
          item?.querySelector<HTMLElement>('input') ?? item?.querySelector<HTMLElement>('button');
        (control ?? scroller.current)?.focus({ preventScroll: true });
      });
    },
  }));
  const onFocus = (event: FocusEvent) => setFocused(indexAt(event.target));
  return (
    <section
      ref={scroller}
      className={`${classes.scroller} ${className}`}
      aria-label={label}
      {...focusable}
      onFocus={onFocus}
      onBlur={() => setFocused(null)}
      onKeyDown={(event) => {
        const index = indexAt(event.target);
        if (index !== null) onKeyDown?.(event, index);
      }}
    >
      <ul className={classes.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const item = items[index];
          return item === undefined ? null : (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className={classes.item}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              {renderItem(item, index)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A region that scrolls must be reachable by keyboard. */
const focusable = { tabIndex: 0 };

function indexAt(target: EventTarget): number | null {
  const item = target instanceof Element ? target.closest('[data-index]') : null;
  return item instanceof HTMLElement ? Number(item.dataset.index) : null;
}
