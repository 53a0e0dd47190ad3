import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserPlaces, chromiumFlags, findChromium } from '#test/e2e/support/browser.ts';

afterEach(() => vi.unstubAllEnvs());

describe('the browser for end-to-end tests', () => {
  it('is the one that MUSTER_CHROMIUM names', async () => {
    vi.stubEnv('MUSTER_CHROMIUM', process.execPath);
    expect(await findChromium()).toBe(process.execPath);
  });

  it('is never another one when MUSTER_CHROMIUM names one that is not there', async () => {
    vi.stubEnv('MUSTER_CHROMIUM', '/nowhere/chromium');
    await expect(findChromium()).rejects.toThrow('/nowhere/chromium');
  });

  it('is looked for in the usual places of each system', () => {
    const linux = browserPlaces('linux', { PATH: '/opt/bin:/usr/bin' });
    expect(linux[0]).toBe('/usr/bin/chromium');
    expect(linux).toContain('/opt/bin/google-chrome');
    expect(new Set(linux).size).toBe(linux.length);
    expect(browserPlaces('darwin', { HOME: '/Users/a' })).toContain(
      '/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium',
    );
    expect(browserPlaces('win32', { PROGRAMFILES: 'C:\\Program Files' })).toContain(
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    );
  });

  it('does not talk to anybody but the desk, and keeps its sandbox unless it runs as root', () => {
    const flags = chromiumFlags();
    expect(flags).toContain('--disable-background-networking');
    expect(flags.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  });
});
