import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type Dispatch, type FocusEvent, type ReactNode, useRef, useState } from 'react';
import { PasteHeading } from './PasteHeading.tsx';
import classes from './PasteReview.module.css';
import { PasteRow } from './PasteRow.tsx';
import { draftOfRow, type PasteAction, type PasteChoices, pickOf } from './pasteChoices.ts';
import type { ReviewItem } from './reviewItems.ts';

interface PasteListProps {
  items: readonly ReviewItem[];
  choices: PasteChoices;
  dispatch: Dispatch<PasteAction>;
  canCreate: boolean;
  providerLabel: string;
}

/** The lines, of which only those in sight exist, and the one that has the keyboard. Each is as high as it needs. */
export function PasteList(props: PasteListProps): ReactNode {
  const { items, choices, dispatch, canCreate, providerLabel } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimateHeight(items[index]),
    getItemKey: (index) => keyOf(items[index], index),
    overscan: 10,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (focused !== null && focused < range.count && !indexes.includes(focused)) {
        indexes.push(focused);
      }
      return indexes;
    },
  });
  const onFocus = (event: FocusEvent) => {
    const item = event.target.closest('[data-index]');
    setFocused(item instanceof HTMLElement ? Number(item.dataset.index) : null);
  };
  return (
    <section
      ref={scroller}
      className={classes.scroller}
      aria-label="Pasted lines"
      {...focusable}
      onFocus={onFocus}
      onBlur={() => setFocused(null)}
    >
      <ul className={classes.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className={classes.item}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              {item.kind === 'heading' ? (
                <PasteHeading
                  outcome={item.outcome}
                  rows={item.rows}
                  choices={choices}
                  dispatch={dispatch}
                  canCreate={canCreate}
                  providerLabel={providerLabel}
                />
              ) : (
                <PasteRow
                  reviewed={item.reviewed}
                  pick={pickOf(item.reviewed, choices)}
                  draft={draftOfRow(item.reviewed, choices)}
                  dispatch={dispatch}
                  canCreate={canCreate}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A region that scrolls must be reachable by keyboard. */
const focusable = { tabIndex: 0 };

const lineHeight = 37;

function estimateHeight(item: ReviewItem | undefined): number {
  if (item?.kind !== 'row' || item.reviewed.row.outcome !== 'ambiguous') return lineHeight;
  return lineHeight + (item.reviewed.row.candidates.length + 1) * 31;
}

function keyOf(item: ReviewItem | undefined, index: number): string | number {
  if (item === undefined) return index;
  return item.kind === 'heading' ? `heading ${item.outcome}` : `row ${item.reviewed.key}`;
}
