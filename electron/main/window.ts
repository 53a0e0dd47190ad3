import {
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  nativeTheme,
  type Session,
  type WebContents,
} from 'electron';
import { appPage } from './appProtocol.ts';

export interface WindowSettings {
  /** The guarded session, which serves the page. */
  session: Session;
  /** The built preload. */
  preload: string;
  isPackaged: boolean;
}

export function windowOptions(
  { session, preload, isPackaged }: WindowSettings,
  isDark: boolean,
): BrowserWindowConstructorOptions {
  return {
    title: 'Muster',
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 600,
    // Shown when it has something to show; until then in the colour of what comes.
    show: false,
    backgroundColor: isDark ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // A roster is names; and the checker fetches its dictionaries from the network.
      spellcheck: false,
      devTools: !isPackaged,
    },
  };
}

export interface MainWindow {
  /** Opens the window, or comes to the front with the one that is open. */
  show(): void;
  current(): BrowserWindow | null;
  contents(): WebContents | null;
}

/** Muster's one window. `prepare` gets each new one (macOS may close and open it again) before it loads. */
export function createMainWindow(
  settings: WindowSettings,
  prepare: (window: BrowserWindow) => void,
): MainWindow {
  let current: BrowserWindow | null = null;

  function open(): void {
    const window = new BrowserWindow(windowOptions(settings, nativeTheme.shouldUseDarkColors));
    current = window;
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => {
      current = null;
    });
    prepare(window);
    void window.loadURL(appPage);
  }

  return {
    show() {
      if (current === null) return open();
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
    },
    current: () => current,
    contents: () => (current === null || current.isDestroyed() ? null : current.webContents),
  };
}
