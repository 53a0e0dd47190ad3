import { app, type BrowserWindow, powerMonitor } from 'electron';
import { onEndSignal } from '#electron/hosts/endSignals.ts';
import type { HostLog } from '#electron/hosts/hostServices.ts';
import { offerReload } from './dialogs.ts';

/** False when another Muster has this data folder: it comes to the front, and this one ends. */
export function holdSingleInstance(showWindow: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', showWindow);
  return true;
}

/**
 * Every way to end (menu, last window, Ctrl+C, the system) goes through `close`, once, and then ends for good.
 * `close` has a deadline of its own.
 */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const end = () => {
      state = 'closed';
      app.quit();
    };
    close().then(end, end);
  });
  onEndSignal(() => app.quit());
}

/** Closing the last window ends Muster, except where an application outlives its windows. */
export function followWindows(platform: NodeJS.Platform, showWindow: () => void): void {
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
  app.on('activate', showWindow);
}

export function wakeWithTheMachine(wake: () => void): void {
  powerMonitor.on('resume', wake);
}

/** A page whose process ended (a crash, no memory) is offered again; nothing else is touched. */
export function watchRenderer(window: BrowserWindow, log: HostLog): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error('window.gone', { reason, exitCode });
    void offerReload(window).then((choice) => {
      if (choice === 'quit') app.quit();
      else if (!window.isDestroyed()) window.webContents.reload();
    });
  });
}
