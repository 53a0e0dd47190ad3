import { open, rename, rm } from 'node:fs/promises';

/** The few operations an export needs of a disk; tests hand in one that fails. Failures are Node's system errors. */
export interface FileSystem {
  /** Makes a new file; fails where one is. */
  create(path: string): Promise<NewFile>;
  rename(from: string, to: string): Promise<void>;
  /** Removing what is not there is no failure. */
  remove(path: string): Promise<void>;
  /** Makes a rename in the folder last. */
  syncFolder(path: string): Promise<void>;
}

export interface NewFile {
  /** Bytes taken, which may be fewer than given. */
  write(bytes: Uint8Array): Promise<number>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export const nodeFileSystem: FileSystem = {
  async create(path) {
    const handle = await open(path, 'wx');
    return {
      write: async (bytes) => (await handle.write(bytes)).bytesWritten,
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  async syncFolder(path) {
    // Windows opens no folders, and keeps renames without it.
    if (process.platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};
