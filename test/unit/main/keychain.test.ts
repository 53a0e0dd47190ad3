import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openKeychain } from '#electron/main/keychain.ts';
import { app } from '#test/fakes/electron/app.ts';
import { safeStorage } from '#test/fakes/electron/system.ts';

vi.mock('electron', () => import('#test/fakes/electron/index.ts'));

beforeEach(() => {
  app.reset();
  app.becomeReady();
  safeStorage.isAvailable = true;
  safeStorage.backend = 'gnome_libsecret';
});

describe('the keychain', () => {
  it('gives back what it took', () => {
    const keychain = openKeychain('darwin');
    const sealed = keychain?.encrypt('secret') ?? new Uint8Array();
    expect(Buffer.from(sealed).toString()).not.toBe('secret');
    expect(keychain?.decrypt(new Uint8Array(sealed))).toBe('secret');
  });

  it('throws for bytes that are none of its own', () => {
    expect(() => openKeychain('darwin')?.decrypt(new Uint8Array([1, 2, 3]))).toThrow();
  });

  it('is none where the system has none', () => {
    safeStorage.isAvailable = false;
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(openKeychain(platform)).toBeNull();
    }
  });

  it.each([
    ['basic_text', false],
    ['unknown', false],
    ['gnome_libsecret', true],
    ['kwallet5', true],
    ['kwallet6', true],
  ])('on Linux with %s: %s', (backend, isReal) => {
    safeStorage.backend = backend;
    expect(openKeychain('linux') !== null).toBe(isReal);
  });

  it('does not ask for a Linux backend elsewhere', () => {
    safeStorage.backend = 'unknown';
    expect(openKeychain('darwin')).not.toBeNull();
    expect(openKeychain('win32')).not.toBeNull();
  });
});
