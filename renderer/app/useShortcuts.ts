import { useHotkeys } from '@mantine/hooks';
import { flushSync } from 'react-dom';
import { groupSearchId } from '../features/groups/elementIds.ts';
import { undoLastEdit } from './edits.ts';
import { useView, view } from './viewStore.ts';

/** Keys that work anywhere on the desk, but not while typing or in a dialog. */
export function useShortcuts(): void {
  const hasDialog = useView((state) => state.dialog !== null);
  const unlessDialog = (act: () => void) => () => {
    if (!hasDialog) act();
  };
  useHotkeys([
    ['mod+Z', unlessDialog(() => void undoLastEdit())],
    [
      '/',
      unlessDialog(() => {
        // Drawn at once, so that the letters typed next go where they are meant to.
        flushSync(() => view.showScreen('groups'));
        document.getElementById(groupSearchId)?.focus();
      }),
    ],
  ]);
}
