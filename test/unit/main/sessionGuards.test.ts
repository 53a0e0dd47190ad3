import { beforeEach, describe, expect, it, vi } from 'vitest';
import { guardAllContents, openGuardedSession } from '#electron/main/sessionGuards.ts';
import { app } from '#test/fakes/electron/app.ts';
import { PreventableEvent } from '#test/fakes/electron/preventableEvent.ts';
import { type FakeSession, resetSessions, session } from '#test/fakes/electron/session.ts';
import { shell } from '#test/fakes/electron/system.ts';
import { BrowserWindow } from '#test/fakes/electron/window.ts';

vi.mock('electron', () => import('#test/fakes/electron/index.ts'));

let guarded: FakeSession;

beforeEach(() => {
  app.reset();
  app.becomeReady();
  resetSessions();
  BrowserWindow.closeAll();
  shell.opened.length = 0;
  openGuardedSession('muster-window');
  guarded = session.fromPartition('muster-window');
});

const ours = 'app://muster/index.html';

function asksFor(permission: string, requestingUrl: string, isMainFrame = true): boolean {
  let answer: boolean | null = null;
  const details = { requestingUrl, isMainFrame };
  guarded.permissionRequest?.(null, permission, (isGranted) => (answer = isGranted), details);
  if (answer === null) throw new Error('the request was left open');
  return answer;
}

function has(permission: string, origin: string, isMainFrame = true): boolean | undefined {
  return guarded.permissionCheck?.(null, permission, origin, { isMainFrame });
}

describe("the window's session", () => {
  it('is kept in memory', () => {
    expect(guarded.partition).not.toMatch(/^persist:/);
  });

  it('lets our page write to the clipboard, and nobody else', () => {
    expect(asksFor('clipboard-sanitized-write', ours)).toBe(true);
    expect(has('clipboard-sanitized-write', 'app://muster/')).toBe(true);
    expect(asksFor('clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
    expect(has('clipboard-sanitized-write', 'https://evil.example')).toBe(false);
    expect(asksFor('clipboard-sanitized-write', ours, false)).toBe(false);
    expect(has('clipboard-sanitized-write', 'app://muster/', false)).toBe(false);
  });

  it.each([
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'fileSystem',
    'openExternal',
    'hid',
    'usb',
    'serial',
    'local-network',
    'fullscreen',
    'unknown',
  ])('grants %s to nobody', (permission) => {
    expect(asksFor(permission, ours)).toBe(false);
    expect(has(permission, 'app://muster/')).toBe(false);
  });

  it('has no devices', () => {
    expect(guarded.devicePermission?.({ deviceType: 'hid', origin: 'app://muster' })).toBe(false);
  });

  it('downloads nothing', () => {
    const event = new PreventableEvent();
    guarded.emit('will-download', event, {}, {});
    expect(event.defaultPrevented).toBe(true);
  });

  it.each([
    ['app://muster/assets/a.js', false],
    ['devtools://devtools/bundled/inspector.html', false],
    ['https://example.com/', true],
    ['http://127.0.0.1:80/', true],
    ['ws://127.0.0.1:80/', true],
    ['file:///etc/passwd', true],
    ['ftp://example.com/', true],
    ['', true],
  ])('loads %j: cancelled %s', (url, isCancelled) => {
    expect(guarded.isCancelled(url)).toBe(isCancelled);
  });
});

describe('every page', () => {
  function open() {
    guardAllContents(app as never);
    return new BrowserWindow({}).webContents;
  }

  it.each([
    'https://example.com/',
    'file:///etc/passwd',
    'app://muster/other.html',
    'app://muster.evil/index.html',
    'javascript:alert(1)',
    'data:text/html,x',
  ])('stays where it is instead of going to %s', (url) => {
    const contents = open();
    expect(contents.mayNavigate(url)).toBe(false);
    expect(contents.mayNavigate(url, false)).toBe(false);
    expect(contents.mayNavigate(url, true, true)).toBe(false);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'refuses by %s alone',
    (name) => {
      const event = Object.assign(new PreventableEvent(), {
        url: 'https://example.com/',
        isMainFrame: true,
      });
      open().emit(name, event);
      expect(event.defaultPrevented).toBe(true);
    },
  );

  it('may load itself anew, as a whole only', () => {
    const contents = open();
    expect(contents.mayNavigate(ours)).toBe(true);
    expect(contents.mayNavigate(ours, false)).toBe(false);
    expect(contents.mayNavigate(ours, true, true)).toBe(false);
  });

  it('shows a page to print in a frame, and nothing else there', () => {
    const contents = open();
    const page = 'app://muster/pages/0198c0de-0000-4000-8000-000000000000';
    expect(contents.mayNavigate(page, false)).toBe(true);
    expect(contents.mayNavigate(page)).toBe(false);
    expect(contents.mayNavigate(page, false, true)).toBe(false);
    for (const other of [
      'app://muster/pages/',
      'app://muster/pages/a/b',
      'app://muster/pages/../index.html',
      'app://muster.evil/pages/a',
      'https://muster/pages/a',
      'app://muster/downloads/a',
    ]) {
      expect(contents.mayNavigate(other, false)).toBe(false);
    }
  });

  it('attaches no webview', () => {
    const event = new PreventableEvent();
    open().emit('will-attach-webview', event, {}, { src: ours });
    expect(event.defaultPrevented).toBe(true);
  });

  it('opens no window; a link of the table goes to the browser, any other nowhere', () => {
    const contents = open();
    const urls = [
      'https://getstream.io/',
      'https://getstream.io/?next=evil',
      'https://getstream.io.evil.example/',
      'http://getstream.io/',
      'file:///etc/passwd',
      ours,
    ];
    for (const url of urls) expect(contents.openHandler?.({ url })).toEqual({ action: 'deny' });
    expect(shell.opened).toEqual(['https://getstream.io/']);
  });
});
