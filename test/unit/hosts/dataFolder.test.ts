import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataFolder, makeDataFolder } from '#electron/hosts/dataFolder.ts';

describe('the data folder', () => {
  it.each([
    ['linux', '/home/ada', {}, '/home/ada/.local/share/muster'],
    ['linux', '/home/ada', { XDG_DATA_HOME: '/data' }, '/data/muster'],
    ['linux', '/home/ada', { XDG_DATA_HOME: 'relative' }, '/home/ada/.local/share/muster'],
    ['darwin', '/Users/ada', {}, '/Users/ada/Library/Application Support/Muster'],
    ['win32', 'C:\\Users\\ada', { APPDATA: 'D:\\Roaming' }, 'D:\\Roaming\\Muster'],
    ['win32', 'C:\\Users\\ada', {}, 'C:\\Users\\ada\\AppData\\Roaming\\Muster'],
  ] as const)('on %s with home %s and %j is %s', (platform, home, environment, folder) => {
    expect(defaultDataFolder({ platform, home, environment })).toBe(folder);
  });

  it('is made closed to others, and tells when it cannot be', () => {
    const base = mkdtempSync(join(tmpdir(), 'muster-data-'));
    try {
      const folder = makeDataFolder(join(base, 'a', 'b'));
      expect(statSync(folder).isDirectory()).toBe(true);
      if (process.platform !== 'win32') expect(statSync(folder).mode & 0o077).toBe(0);
      writeFileSync(join(base, 'file'), '');
      expect(() => makeDataFolder(join(base, 'file', 'x'))).toThrow(
        expect.objectContaining({ code: 'fileDenied' }),
      );
    } finally {
      rmSync(base, { recursive: true, force: true });
    }
  });
});
