import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { PreventableEvent } from './preventableEvent.ts';
import type { FakeSession } from './session.ts';

export interface FakeFrame {
  url: string;
  origin: string;
  parent: FakeFrame | null;
  isDestroyed(): boolean;
}

export function fakeFrame(overrides: Partial<FakeFrame> = {}): FakeFrame {
  return {
    url: 'app://muster/index.html',
    origin: 'app://muster',
    parent: null,
    isDestroyed: () => false,
    ...overrides,
  };
}

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

/** Brings a window's page to life: in the boot test in a real Chromium, otherwise nowhere. */
export interface PageHost {
  load(window: BrowserWindow, url: string): Promise<void>;
  send(window: BrowserWindow, channel: string, message: unknown): void;
}

let pageHost: PageHost | null = null;
export function setPageHost(host: PageHost | null): void {
  pageHost = host;
}

export class FakeWebContents extends EventEmitter {
  readonly mainFrame = fakeFrame();
  readonly sent: { channel: string; message: unknown }[] = [];
  reloads = 0;
  openHandler: OpenHandler | null = null;
  private readonly owner: BrowserWindow;

  constructor(owner: BrowserWindow) {
    super();
    this.owner = owner;
  }

  get session(): FakeSession | undefined {
    return this.owner.options.webPreferences?.session;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, message: unknown): void {
    this.sent.push({ channel, message });
    pageHost?.send(this.owner, channel, message);
  }

  reload(): void {
    this.reloads += 1;
  }

  /** What it printed, how, and what comes of it. */
  readonly prints: { to: 'pdf' | 'printer'; options: unknown }[] = [];
  static pdf: () => Promise<Uint8Array> = async () => Buffer.from('%PDF-fake');
  static printed: { success: boolean; reason: string } = { success: true, reason: '' };

  async printToPDF(options: unknown): Promise<Uint8Array> {
    this.prints.push({ to: 'pdf', options });
    return FakeWebContents.pdf();
  }

  print(options: unknown, callback: (success: boolean, reason: string) => void): void {
    this.prints.push({ to: 'printer', options });
    callback(FakeWebContents.printed.success, FakeWebContents.printed.reason);
  }

  /** The editing commands it was given, in order. */
  readonly edits: string[] = [];

  undo(): void {
    this.edits.push('undo');
  }

  redo(): void {
    this.edits.push('redo');
  }

  /** Whether a page that wants to go there is let. */
  mayNavigate(url: string, isMainFrame = true, isRedirect = false): boolean {
    const events = isRedirect ? ['will-redirect'] : ['will-frame-navigate'];
    if (isMainFrame && !isRedirect) events.push('will-navigate');
    return events.every((name) => {
      const event = Object.assign(new PreventableEvent(), { url, isMainFrame });
      this.emit(name, event);
      return !event.defaultPrevented;
    });
  }
}

export interface FakeWindowOptions {
  webPreferences?: { session?: FakeSession; preload?: string; [name: string]: unknown };
  [name: string]: unknown;
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly options: FakeWindowOptions;
  readonly webContents: FakeWebContents;
  readonly calls: string[] = [];
  isGone = false;
  isSmall = false;

  constructor(options: FakeWindowOptions) {
    super();
    app.requireReady('BrowserWindow');
    this.options = options;
    this.webContents = new FakeWebContents(this);
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    this.calls.push(`loadURL ${url}`);
    await pageHost?.load(this, url);
    this.emit('ready-to-show');
  }

  show(): void {
    this.calls.push('show');
  }

  focus(): void {
    this.calls.push('focus');
  }

  restore(): void {
    this.isSmall = false;
    this.calls.push('restore');
  }

  isMinimized(): boolean {
    return this.isSmall;
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  close(): void {
    if (this.isGone) return;
    this.isGone = true;
    BrowserWindow.all.splice(BrowserWindow.all.indexOf(this), 1);
    this.emit('closed');
    if (BrowserWindow.all.length === 0) app.emit('window-all-closed');
  }

  destroy(): void {
    this.close();
  }

  static closeAll(): void {
    for (const window of [...BrowserWindow.all]) {
      window.isGone = true;
      window.emit('closed');
    }
    BrowserWindow.all.length = 0;
  }
}

app.closeWindows = BrowserWindow.closeAll;
