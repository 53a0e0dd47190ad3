import type { QueryClient } from '@tanstack/react-query';
import type { DeskCommand } from '#shared/domain/deskCommand.ts';
import { isTextField } from '../../app/isTextField.ts';
import { showNote } from '../../ui/toasts.tsx';
import { isDialogOpen } from './isDialogOpen.ts';
import { runDeskCommand } from './runDeskCommand.ts';

/**
 * A click in the native menu. Undo and Redo are about the text where somebody is typing, as their keys are; everything
 * else waits until an open dialog is done with.
 */
export function runMenuCommand(command: DeskCommand, queries: QueryClient): void {
  if ((command === 'undo' || command === 'redo') && isTextField(document.activeElement)) {
    // The page's only way to a field's own undo. The menu has left the focus where it was.
    document.execCommand(command);
  } else if (isDialogOpen()) {
    showNote('Finish or close the open dialog first.', 'muster-command-note');
  } else {
    runDeskCommand(command, queries);
  }
}
