import type { MouseEvent } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import { view } from '../../app/viewStore.ts';
import { moveTo, selectOnly, selectRange, toggle } from './selection.ts';

interface RowClicks {
  onClick: (event: MouseEvent) => void;
  onMouseDown: (event: MouseEvent) => void;
  onContextMenu: (event: MouseEvent) => void;
}

/** What a click on a row chooses, by where it was and which keys were held; on the name alone it opens the person. */
export function useRowClicks(order: readonly PersonId[]): RowClicks {
  return {
    onMouseDown(event) {
      // Shift would select text from the last click to here.
      if (event.shiftKey) event.preventDefault();
    },
    onClick(event) {
      const id = order[rowIndexOf(event.target)];
      if (id === undefined) return;
      const isOnBox = event.target instanceof HTMLInputElement;
      // Somebody who marks an address to copy it is not choosing the row.
      if (!isOnBox && hasMarkedText()) return;
      const isAdding = event.ctrlKey || event.metaKey;
      if (!isAdding && !event.shiftKey && isOnName(event.target)) {
        view.select((selection) => moveTo(selection, id));
        view.openPerson(id);
        return;
      }
      view.select((selection) => {
        if (event.shiftKey) return selectRange(selection, order, id, isAdding || isOnBox);
        return isAdding || isOnBox ? toggle(selection, id) : selectOnly(id);
      });
    },
    onContextMenu(event) {
      const id = order[rowIndexOf(event.target)];
      if (id === undefined) event.preventDefault();
      // The menu is about the row it was opened on, and about the others only where that is one of them.
      else
        view.select((selection) =>
          selection.ids.has(id) ? moveTo(selection, id) : selectOnly(id),
        );
    },
  };
}

function isOnName(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-opens-person]') !== null;
}

function rowIndexOf(target: EventTarget): number {
  const row = target instanceof Element ? target.closest('[data-index]') : null;
  return row instanceof HTMLElement ? Number(row.dataset.index) : -1;
}

function hasMarkedText(): boolean {
  const marked = window.getSelection();
  return marked !== null && !marked.isCollapsed && marked.toString() !== '';
}
