import { describe, expect, it } from 'vitest';
import { browserPlaces } from '#electron/hosts/browserPlaces.ts';
import { contentDisposition } from '#electron/hosts/browserShell/downloads.ts';
import {
  browserArguments,
  hasDisplay,
  openBrowser,
} from '#electron/hosts/browserShell/openBrowser.ts';
import { readShellOptions } from '#electron/hosts/browserShell/shellOptions.ts';

describe("the shell's options", () => {
  it('are all optional', () => {
    expect(readShellOptions([])).toEqual({
      data: undefined,
      exports: undefined,
      port: 0,
      open: true,
      demo: false,
      help: false,
    });
  });

  it('are read in both notations', () => {
    const argv = ['--data', '/d', '--exports=/e', '--port', '4321', '--no-open', '--demo'];
    expect(readShellOptions(argv)).toMatchObject({
      data: '/d',
      exports: '/e',
      port: 4321,
      open: false,
      demo: true,
    });
  });

  it.each([
    ['--port', 'x'],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--port', ''],
    ['--prot', '1'],
    ['--data'],
    ['--no-open=yes'],
    ['stray'],
  ])('refuse %j %j', (...argv) => {
    expect(() => readShellOptions(argv)).toThrow(
      expect.objectContaining({ code: 'invalidRequest' }),
    );
  });
});

describe("a download's name", () => {
  it.each([
    ['Kitchen.xlsx', `attachment; filename="Kitchen.xlsx"; filename*=UTF-8''Kitchen.xlsx`],
    ['Küche.csv', `attachment; filename="K_che.csv"; filename*=UTF-8''K%C3%BCche.csv`],
    [
      `A "b" (c)'s.csv`,
      `attachment; filename="A _b_ (c)'s.csv"; filename*=UTF-8''A%20%22b%22%20%28c%29%27s.csv`,
    ],
    [
      'x\r\nSet-Cookie: a.csv',
      `attachment; filename="x__Set-Cookie: a.csv"; filename*=UTF-8''x%0D%0ASet-Cookie%3A%20a.csv`,
    ],
    ['\ud800.csv', `attachment; filename="_.csv"; filename*=UTF-8''%EF%BF%BD.csv`],
  ])('%j goes into one header', (fileName, header) => {
    expect(contentDisposition(fileName)).toBe(header);
  });
});

describe('opening a browser', () => {
  const linux = {
    platform: 'linux',
    home: '/home/ada',
    environment: { PATH: '/nowhere' },
  } as const;

  it('needs a display, which only Linux may lack', () => {
    expect(hasDisplay(linux)).toBe(false);
    expect(hasDisplay({ ...linux, environment: { DISPLAY: ':0' } })).toBe(true);
    expect(hasDisplay({ ...linux, environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
    expect(hasDisplay({ ...linux, platform: 'darwin' })).toBe(true);
    expect(hasDisplay({ ...linux, platform: 'win32' })).toBe(true);
  });

  it('says why it cannot', async () => {
    expect(await openBrowser('http://127.0.0.1:1/', linux, '/data')).toContain('no display');
    const withDisplay = { ...linux, environment: { DISPLAY: ':0', PATH: '/nowhere' } };
    expect(await openBrowser('http://127.0.0.1:1/', withDisplay, '/data')).toContain('installed');
  });

  it('uses a window and a profile of its own', () => {
    const [window, profile] = browserArguments('http://127.0.0.1:1/?token=x', '/data');
    expect(window).toBe('--app=http://127.0.0.1:1/?token=x');
    expect(profile).toMatch(/^--user-data-dir=.*browser-profile$/);
  });

  it('looks where each platform installs browsers', () => {
    expect(browserPlaces({ ...linux, environment: { PATH: '/usr/bin:relative' } })).toContain(
      '/usr/bin/chromium',
    );
    expect(browserPlaces({ ...linux, platform: 'darwin' })).toContain(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    const windows = {
      ...linux,
      platform: 'win32',
      environment: { PROGRAMFILES: 'C:\\P' },
    } as const;
    expect(browserPlaces(windows)).toContain('C:\\P\\Microsoft\\Edge\\Application\\msedge.exe');
  });
});
