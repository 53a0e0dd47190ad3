import { app } from '#test/fakes/electron/app.ts';
import { ipcMain } from '#test/fakes/electron/ipc.ts';
import { protocol } from '#test/fakes/electron/session.ts';
import { dialog, Menu, shell } from '#test/fakes/electron/system.ts';
import { BrowserWindow, type FakeFrame, fakeFrame } from '#test/fakes/electron/window.ts';
import type { Attempt, ChromiumPageHost } from './chromiumPageHost.ts';

/** What the booted process tells about itself, as it crosses to the test. */
export interface BootState {
  windowCount: number;
  windowOptions: Record<string, unknown>;
  windowCalls: string[];
  schemes: typeof protocol.schemes;
  sandboxIsEnabled: boolean;
  name: string;
  userData: string;
  channels: string[];
  errors: typeof dialog.errors;
  menuLabels: string[];
  opened: string[];
  attempts: Attempt[];
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What a test may ask of the booted process. */
export interface Commands {
  state(): BootState;
  request(url: string, method: string): Promise<Reply>;
  evaluate(expression: string): Promise<unknown>;
  reload(): Promise<void>;
  /** Calls a channel as a sender that differs from the real one as told. */
  invokeAs(
    sender: {
      frame?: Partial<Pick<FakeFrame, 'url' | 'origin'>>;
      isSubframe?: boolean;
      isOther?: boolean;
    },
    channel: string,
    params: unknown,
  ): Promise<unknown>;
  grants(permission: string, origin: string): boolean | undefined;
  openWindow(url: string): { action: string } | undefined;
  closeWindow(): void;
  /** Clicks the native menu's entry of a desk command. */
  clickMenu(command: string): void;
}

export type Message =
  | { kind: 'ready' }
  | { kind: 'reply'; id: number; value?: unknown; error?: string }
  | { kind: 'exit'; state: BootState };

/** Answers the test's commands over Node's own channel between parent and child. */
export function answerCommands(pageHost: ChromiumPageHost) {
  const commands: Commands = {
    state,
    async request(url, method) {
      const response = await currentSession().request(url, method);
      const headers = Object.fromEntries(response.headers);
      return { status: response.status, headers, body: await response.text() };
    },
    evaluate: (expression) => pageHost.page().evaluate(expression),
    async reload() {
      await pageHost.page().reload();
    },
    invokeAs({ frame = {}, isSubframe = false, isOther = false }, channel, params) {
      const parent = isSubframe ? fakeFrame() : null;
      const sender = isOther ? {} : currentWindow().webContents;
      return ipcMain.call(
        channel,
        { sender, senderFrame: fakeFrame({ ...frame, parent }) },
        params,
      );
    },
    grants: (permission, origin) =>
      currentSession().permissionCheck?.(null, permission, origin, { isMainFrame: true }),
    openWindow: (url) => currentWindow().webContents.openHandler?.({ url }),
    closeWindow: () => currentWindow().close(),
    clickMenu(command) {
      const items = (Menu.installed ?? []).flatMap(({ submenu = [] }) => submenu);
      items.find(({ id }) => id === command)?.click?.({}, {}, { triggeredByAccelerator: false });
    },
  };

  function state(): BootState {
    const window = BrowserWindow.all[0];
    const { session, ...webPreferences } = window?.options.webPreferences ?? {};
    return {
      windowCount: BrowserWindow.all.length,
      windowOptions: {
        ...window?.options,
        webPreferences: { ...webPreferences, session: session?.partition },
      },
      windowCalls: window?.calls ?? [],
      schemes: protocol.schemes,
      sandboxIsEnabled: app.sandboxIsEnabled,
      name: app.name,
      userData: app.paths.userData ?? '',
      channels: [...ipcMain.handlers.keys()],
      errors: dialog.errors,
      menuLabels: (Menu.installed ?? []).map(({ label, role }) => label ?? role ?? ''),
      opened: shell.opened,
      attempts: pageHost.attempts,
    };
  }

  function tell(message: Message): void {
    process.send?.(message);
  }

  process.on(
    'message',
    ({ id, name, args }: { id: number; name: keyof Commands; args: never[] }) => {
      // The test calls by the same interface; what crosses in between is JSON.
      const command: (...args: never[]) => unknown = commands[name];
      Promise.try(command, ...args).then(
        (value) => tell({ kind: 'reply', id, value }),
        (error: unknown) => tell({ kind: 'reply', id, error: String(error) }),
      );
    },
  );
  app.on('web-contents-created', () => {
    // The window is there once its constructor is through.
    setImmediate(() => currentWindow().once('ready-to-show', () => tell({ kind: 'ready' })));
  });

  return {
    /** The channel is flushed before the process ends. */
    reportExit(code: number): void {
      if (process.send === undefined) process.exit(code);
      process.send({ kind: 'exit', state: state() } satisfies Message, () => process.exit(code));
    },
  };
}

function currentWindow(): BrowserWindow {
  const window = BrowserWindow.all[0];
  if (window === undefined) throw new Error('there is no window');
  return window;
}

function currentSession() {
  const { session } = currentWindow().webContents;
  if (session === undefined) throw new Error('the window has no session of its own');
  return session;
}
