import { safeStorage } from 'electron';
import type { Keychain } from '#electron/hosts/hostServices.ts';

/**
 * The system's keychain, or null where there is none that deserves the name: on Linux without a keyring, Electron
 * would encrypt with a password that is the same everywhere (`basic_text`). After `ready` only.
 */
export function openKeychain(platform: NodeJS.Platform): Keychain | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (platform === 'linux' && !isRealBackend(safeStorage.getSelectedStorageBackend())) return null;
  // Electron 45 prefers calls that return promises; those read what these wrote, and the vault's port waits for none.
  return {
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
  };
}

function isRealBackend(backend: string): boolean {
  return backend !== 'basic_text' && backend !== 'unknown';
}
