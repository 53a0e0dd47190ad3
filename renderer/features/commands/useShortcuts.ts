import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { allDeskCommands, deskCommands } from '#shared/domain/deskCommands.ts';
import { isTextField } from '../../app/isTextField.ts';
import { isDialogOpen } from './isDialogOpen.ts';
import { matchKeys } from './matchKeys.ts';
import { isMac } from './platform.ts';
import { runDeskCommand } from './runDeskCommand.ts';

/** The keys of the table, as far as they reach. Those of the lists are listened to by the lists. */
export function useShortcuts(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const command = allDeskCommands.find((name) => {
        const { keys = [], reach } = deskCommands[name];
        if (reach === 'lists' || (reach === 'desk' && isTextField(event.target))) return false;
        return keys.some((notation) => matchKeys(event, notation, isMac));
      });
      if (command === undefined) return;
      // Under a dialog they are nobody's but the dialog's: not the desk's, the browser's or the native menu's.
      event.preventDefault();
      if (isDialogOpen()) return;
      event.stopPropagation();
      runDeskCommand(command, queries);
    };
    // Before the lists, to which a sign like `?` is a letter that a name may begin with.
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [queries]);
}
