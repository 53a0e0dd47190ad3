import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { explainBootFailure, reportBootFailure } from '#electron/hosts/bootFailure.ts';
import {
  firstFreePath,
  type SaveSuggestion,
  suggestedFileName,
} from '#electron/hosts/exportFolder.ts';
import { MusterError } from '#shared/ipc/errors.ts';

/** Asks where an export goes; null when cancelled. Throws MusterError `fileDenied` when that folder cannot be written. */
export async function askSaveTarget(
  window: BrowserWindow | null,
  suggestion: SaveSuggestion,
): Promise<string | null> {
  const { extension } = suggestion;
  const options = {
    defaultPath: join(app.getPath('documents'), suggestedFileName(suggestion)),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  };
  const { canceled, filePath } =
    window === null
      ? await dialog.showSaveDialog(options)
      : await dialog.showSaveDialog(window, options);
  if (canceled || filePath === '') return null;
  const path = withExtension(filePath, `.${extension}`);
  try {
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw new MusterError(
      'fileDenied',
      'That folder cannot be written to. Choose another.',
      { folder: dirname(path) },
      { cause: error },
    );
  }
  return path;
}

/** Some Linux dialogs leave the extension out. Nobody was asked about overwriting the name with it: it must be free. */
function withExtension(path: string, extension: string): string {
  if (path.toLowerCase().endsWith(extension)) return path;
  return firstFreePath(path + extension, () => false);
}

/** For a start that failed: before there is a window, and the last thing that this run does. */
export function showBootFailure(error: unknown): void {
  reportBootFailure(error);
  dialog.showErrorBox('Muster cannot start', explainBootFailure(error).message);
}

/** Offers to load a window's page again after its process has ended; the data is in this process and is safe. */
export async function offerReload(window: BrowserWindow): Promise<'reload' | 'quit'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window stopped working.',
    detail: 'Nothing you saved is lost. Reload to go on.',
    buttons: ['Reload', 'Quit'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0 ? 'reload' : 'quit';
}
