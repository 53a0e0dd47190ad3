import type { KeyboardEvent } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import { view } from '../../app/viewStore.ts';
import { rowStep } from '../../ui/rowStep.ts';
import { jumpByTyping } from '../groups/jumpByTyping.ts';
import { useTypedLetters } from '../groups/useTypedLetters.ts';
import { clearIds, moveTo, selectRange, toggle } from './selection.ts';

interface RosterKeys {
  order: readonly PersonId[];
  people: readonly RosterRow[];
  activeIndex: number;
  pageRows: () => number;
  goTo: (index: number) => void;
  onRemove: () => void;
  onCopy: () => void;
}

/**
 * The roster by keyboard: arrows and letters move, Space and Shift choose, Enter opens, Delete
 * removes, Escape lets go.
 */
export function useRosterKeys(keys: RosterKeys): (event: KeyboardEvent) => void {
  const { order, people, activeIndex, pageRows, goTo } = keys;
  const type = useTypedLetters();

  const move = (index: number, extends_: boolean) => {
    const id = order[index];
    if (id === undefined) return;
    view.select((selection) => {
      if (!extends_) return moveTo(selection, id);
      const anchor = selection.anchor ?? order[activeIndex] ?? id;
      return selectRange({ ...selection, anchor }, order, id);
    });
    goTo(index);
  };
  const command = (event: KeyboardEvent): boolean => {
    switch (event.key.toLowerCase()) {
      case 'a':
        view.wantAll(true);
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
    const active = order[activeIndex];
    switch (event.key) {
      case ' ':
        if (event.shiftKey) move(activeIndex, true);
        else if (active !== undefined) view.select((selection) => toggle(selection, active));
        return true;
      case 'Enter':
        if (active !== undefined) view.openPerson(active);
        return true;
      case 'Escape':
        view.wantAll(false);
        view.select(clearIds);
        return true;
      case 'Delete':
      case 'Backspace':
        keys.onRemove();
        return true;
      case 'F2':
        view.edit('name');
        return true;
    }
    if (event.key.length !== 1 || event.key === '/') return false;
    const names = people.map(({ name }) => name);
    const index = jumpByTyping(names, type(event.key), activeIndex);
    if (index !== null) move(index, false);
    return true;
  };

  return (event) => {
    if (event.altKey || event.nativeEvent.isComposing) return;
    const step = rowStep(event.key, activeIndex, order.length, pageRows());
    let isHandled = true;
    if (step !== null) move(step, event.shiftKey);
    else if (event.ctrlKey || event.metaKey) isHandled = command(event);
    else isHandled = plain(event);
    if (isHandled) event.preventDefault();
  };
}
