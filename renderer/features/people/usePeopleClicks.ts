import type { MouseEvent } from 'react';
import type { PeopleCursor } from './usePeopleCursor.ts';

/** What a click on a row chooses, by where it was and which keys were held; a second one opens the person. */
export function usePeopleClicks(cursor: PeopleCursor, onOpen: (index: number) => void) {
  return {
    onMouseDown(event: MouseEvent) {
      // Shift would select text from the last click to here.
      if (event.shiftKey) event.preventDefault();
    },
    onClick(event: MouseEvent) {
      const index = rowIndexOf(event.target);
      if (index === null) return;
      if (isOnButton(event.target)) {
        cursor.goTo(index);
        onOpen(index);
        return;
      }
      const isOnBox = event.target instanceof HTMLInputElement;
      // Somebody who marks an address to copy it is not choosing the row.
      if (!isOnBox && window.getSelection()?.toString() !== '') return;
      const isAdding = event.ctrlKey || event.metaKey || isOnBox;
      if (event.shiftKey) cursor.extendTo(index, isAdding);
      else if (isAdding) cursor.toggle(index);
      else cursor.selectOnly(index);
    },
    onDoubleClick(event: MouseEvent) {
      const index = rowIndexOf(event.target);
      const isOnControl = event.target instanceof HTMLInputElement || isOnButton(event.target);
      if (index === null || isOnControl) return;
      // A double click marks a word.
      window.getSelection()?.removeAllRanges();
      onOpen(index);
    },
  };
}

function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[data-index]') : null;
  return row instanceof HTMLElement ? Number(row.dataset.index) : null;
}

function isOnButton(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button') !== null;
}
