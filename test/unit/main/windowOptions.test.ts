import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMainWindow, windowOptions } from '#electron/main/window.ts';
import { app } from '#test/fakes/electron/app.ts';
import { resetSessions, session } from '#test/fakes/electron/session.ts';
import { nativeTheme } from '#test/fakes/electron/system.ts';
import { BrowserWindow } from '#test/fakes/electron/window.ts';

vi.mock('electron', () => import('#test/fakes/electron/index.ts'));

beforeEach(() => {
  app.reset();
  app.becomeReady();
  resetSessions();
  BrowserWindow.closeAll();
});

function settings(isPackaged = true) {
  // The fake stands where Electron's own session would.
  const windowSession = session.fromPartition('test') as never;
  return { session: windowSession, preload: '/app/out/preload/index.cjs', isPackaged };
}

function openOne() {
  const prepared: unknown[] = [];
  const main = createMainWindow(settings(), (window) => prepared.push(window));
  main.show();
  const window = BrowserWindow.all[0];
  if (window === undefined) throw new Error('no window was opened');
  return { main, window, prepared };
}

describe("the window's options", () => {
  it('keep the page in its sandbox, away from Node and from experiments', () => {
    expect(windowOptions(settings(), false).webPreferences).toEqual({
      session: session.fromPartition('test'),
      preload: '/app/out/preload/index.cjs',
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
      spellcheck: false,
      devTools: false,
    });
  });

  it('give developer tools to developers only', () => {
    expect(windowOptions(settings(false), false).webPreferences?.devTools).toBe(true);
  });

  it('say size, title and the colour that the theme begins with', () => {
    const light = windowOptions(settings(), false);
    expect(light).toMatchObject({ title: 'Muster', minWidth: 960, minHeight: 600, show: false });
    expect(windowOptions(settings(), true).backgroundColor).not.toBe(light.backgroundColor);
  });
});

describe('the main window', () => {
  it('loads our page and shows itself when there is something to see', () => {
    const { window, prepared } = openOne();
    expect(prepared).toEqual([window]);
    expect(window.calls[0]).toBe('loadURL app://muster/index.html');
    expect(window.calls).not.toContain('show');
    window.emit('ready-to-show');
    expect(window.calls).toContain('show');
  });

  it('takes its first colour from the system', () => {
    nativeTheme.shouldUseDarkColors = true;
    const dark = openOne().window.options.backgroundColor;
    BrowserWindow.closeAll();
    nativeTheme.shouldUseDarkColors = false;
    expect(openOne().window.options.backgroundColor).not.toBe(dark);
  });

  it('comes to the front instead of opening twice', () => {
    const { main, window } = openOne();
    window.isSmall = true;
    main.show();
    expect(BrowserWindow.all).toEqual([window]);
    expect(window.calls).toEqual(expect.arrayContaining(['restore', 'show', 'focus']));
  });

  it('opens anew after it was closed, and has no contents in between', () => {
    const { main, window } = openOne();
    expect(main.contents()).toBe(window.webContents);
    window.close();
    expect(main.current()).toBeNull();
    expect(main.contents()).toBeNull();
    main.show();
    expect(BrowserWindow.all).toHaveLength(1);
    expect(main.current()).not.toBe(window);
  });
});
