import type { EnvironmentCredentials } from '#electron/secrets/credentialVault.ts';
import type { NetworkState } from '#electron/sync/ports/environment.ts';
import type { FileHandle } from '#shared/domain/ids.ts';
import type { MusterEvent } from '#shared/ipc/events.ts';
import type { Result } from '#shared/ipc/result.ts';

/** What a host (Electron, browser shell, stdio) brings, so that everything behind it is the same. */
export interface HostServices {
  host: 'electron' | 'browserShell' | 'stdio';
  version: string;
  /** Holds everything Muster keeps: registry, settings, one database per workspace. Made when missing. */
  dataFolder: string;
  /** The OS keychain's cipher, or null where there is none: then credentials live for this run only. */
  keychain: Keychain | null;
  /** Credentials from the environment by provider, used where no others are held. */
  environmentCredentials: EnvironmentCredentials;
  fetch: typeof globalThis.fetch;
  network: NetworkState;
  /** Lets the user choose where a file goes; null when cancelled. Throws MusterError `fileDenied`. */
  chooseSaveTarget(suggestion: { fileName: string; extension: string }): Promise<string | null>;
  /** Shows a written file in its folder; false where the host has no desktop and the file is to be downloaded. */
  showInFolder(path: string): Promise<boolean>;
  printer: PagePrinter;
  /** The module that a roster worker thread runs. */
  rosterWorker: URL;
  /** The module that the thread of a file that is taken in runs. */
  importWorker: URL;
  log: HostLog;
}

/** Paper, from a page that needs nothing else. */
export interface PagePrinter {
  /**
   * The page as a PDF, as large as the page says. Rejects with MusterError `cancelled`, or `notSupported` where there
   * is nothing to make one with.
   */
  toPdf(html: string, signal: AbortSignal): Promise<Uint8Array>;
  /** Asks for a printer and prints. False: the window has to do it. Rejects with MusterError `cancelled`. */
  print(html: string): Promise<boolean>;
}

export interface Keychain {
  encrypt(text: string): Uint8Array;
  /** Throws when the bytes cannot be decrypted (another user, another computer). */
  decrypt(bytes: Uint8Array): string;
}

export interface HostLog {
  info(event: string, details?: Readonly<Record<string, string | number | boolean | null>>): void;
  warn(event: string, details?: Readonly<Record<string, string | number | boolean | null>>): void;
  error(event: string, details?: Readonly<Record<string, string | number | boolean | null>>): void;
}

/** A running Muster behind any host: the dispatcher, its events, and its end. */
export interface Application {
  /** Every failure is a value; never throws. The transport has checked the sender before. */
  dispatch(method: string, params: unknown): Promise<Result<unknown>>;
  onEvent(listener: (event: MusterEvent) => void): () => void;
  /** The finished export behind a handle, for a host that lets it be downloaded; null when unknown. */
  exportedFile(handle: FileHandle): { path: string; fileName: string } | null;
  /** The page behind a handle that was prepared to be looked at or printed; null when unknown. */
  preparedPage(handle: string): string | null;
  /** The machine woke from sleep, or the network came back: worth an attempt now. */
  wake(): void;
  /** Drains within a deadline, checkpoints, closes. Safe to call twice. */
  close(): Promise<void>;
}
