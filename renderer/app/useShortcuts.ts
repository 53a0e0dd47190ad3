import { useHotkeys } from '@mantine/hooks';
import { flushSync } from 'react-dom';
import { groupSearchId } from '../features/groups/elementIds.ts';
import { redoLastEdit, undoLastEdit } from './edits.ts';
import { isTextField } from './isTextField.ts';
import { view } from './viewStore.ts';

/** Keys that work anywhere on the desk, but not while typing or in a dialog. */
export function useShortcuts(): void {
  useHotkeys(
    [
      shortcut('mod+Z', () => void undoLastEdit()),
      shortcut('mod+shift+Z', () => void redoLastEdit()),
      shortcut('ctrl+Y', () => void redoLastEdit()),
      shortcut('/', () => {
        // Drawn at once, so that the letters typed next go where they are meant to.
        flushSync(() => view.showScreen('groups'));
        document.getElementById(groupSearchId)?.focus();
      }),
    ],
    // Which elements keep their keys is decided below: a checkbox is an input too, and has no undo of its own.
    [],
    true,
  );
}

function shortcut(
  keys: string,
  act: () => void,
): [string, (event: KeyboardEvent) => void, { preventDefault: false }] {
  const onKeys = (event: KeyboardEvent) => {
    if (isTextField(event.target) || document.querySelector('[aria-modal="true"]') !== null) return;
    event.preventDefault();
    act();
  };
  return [keys, onKeys, { preventDefault: false }];
}
