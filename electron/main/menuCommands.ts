import type { DeskCommand } from '#shared/domain/deskCommand.ts';
import { eventChannel } from '#shared/ipc/channels.ts';
import type { MusterEvent } from '#shared/ipc/events.ts';
import type { MenuSettings } from './menu.ts';
import type { MainWindow } from './window.ts';

/** What the menu's entries do: the page does it, where there is one; otherwise (macOS) its window is opened. */
export function createMenuCommands(
  mainWindow: () => MainWindow | null,
): Pick<MenuSettings, 'run' | 'editText'> {
  return {
    run(command: DeskCommand) {
      const contents = mainWindow()?.contents() ?? null;
      const event: MusterEvent = { event: 'desk.command', payload: { command } };
      if (contents === null) mainWindow()?.show();
      else contents.send(eventChannel, event);
    },
    editText(command) {
      const contents = mainWindow()?.contents();
      if (command === 'undo') contents?.undo();
      else contents?.redo();
    },
  };
}
