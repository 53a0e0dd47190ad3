import type { KeyboardEvent } from 'react';
import { rowStep } from '../../ui/rowStep.ts';
import type { PeopleCursor } from './usePeopleCursor.ts';

interface PeopleKeys {
  cursor: PeopleCursor;
  total: number;
  pageRows: () => number;
  /** Brings a row into sight. */
  show: (index: number) => void;
  onSelectAll: () => void;
  onCopy: () => void;
  onOpen: (index: number) => void;
  /** A letter goes to the search: the list is too long to look through by its first letters. */
  onLetter: () => void;
}

/** The list of people by keyboard, as the roster: arrows move, Space and Shift choose, Enter opens, Escape lets go. */
export function usePeopleKeys(keys: PeopleKeys): (event: KeyboardEvent) => void {
  const { cursor, total } = keys;
  const move = (index: number, isExtending: boolean) => {
    if (isExtending) cursor.extendTo(index, false);
    else cursor.goTo(index);
    keys.show(index);
  };
  const command = (event: KeyboardEvent): boolean => {
    switch (event.key.toLowerCase()) {
      case 'a':
        keys.onSelectAll();
        return true;
      case 'c':
        if (window.getSelection()?.isCollapsed === false) return false;
        keys.onCopy();
        return true;
      default:
        return false;
    }
  };
  const plain = (event: KeyboardEvent): boolean => {
    switch (event.key) {
      case ' ':
        if (event.shiftKey) cursor.extendTo(cursor.activeIndex, false);
        else cursor.toggle(cursor.activeIndex);
        return true;
      case 'Enter':
        keys.onOpen(cursor.activeIndex);
        return true;
      case 'Escape':
        cursor.clear();
        return true;
    }
    // Not handled: the field that has the focus now takes the letter.
    if (event.key.length === 1 && event.key !== '/') keys.onLetter();
    return false;
  };

  return (event) => {
    if (event.altKey || event.nativeEvent.isComposing) return;
    const step = rowStep(event.key, cursor.activeIndex, total, keys.pageRows());
    let isHandled = true;
    if (step !== null) move(step, event.shiftKey);
    else if (event.ctrlKey || event.metaKey) isHandled = command(event);
    else isHandled = plain(event);
    if (isHandled) event.preventDefault();
  };
}
