import type { FileSystem } from '#electron/roster/fileSystem.ts';

type Step = 'create' | 'write' | 'sync' | 'close' | 'rename' | 'remove' | 'syncFolder';

/**
 * A disk in memory that fails where it is told to, with the code a real one would give. `bytesPerWrite`: it takes no
 * more at once.
 */
export function createMemoryDisk({
  failAt,
  code = 'EIO',
  room = Number.POSITIVE_INFINITY,
  bytesPerWrite = Number.POSITIVE_INFINITY,
}: {
  failAt?: Step;
  code?: string;
  room?: number;
  bytesPerWrite?: number;
} = {}) {
  const files = new Map<string, Buffer>();
  const steps: Step[] = [];
  const open = new Set<string>();

  function step(name: Step): void {
    steps.push(name);
    if (name === failAt) throw systemError(code, name);
  }

  const fileSystem: FileSystem = {
    async create(path) {
      step('create');
      if (files.has(path)) throw systemError('EEXIST', 'open');
      files.set(path, Buffer.alloc(0));
      open.add(path);
      return {
        async write(bytes) {
          step('write');
          const written = files.get(path)!;
          const taken = Math.min(bytes.length, bytesPerWrite, room - written.length);
          if (taken <= 0) throw systemError('ENOSPC', 'write');
          files.set(path, Buffer.concat([written, bytes.subarray(0, taken)]));
          return taken;
        },
        async sync() {
          step('sync');
        },
        async close() {
          open.delete(path);
          step('close');
        },
      };
    },
    async rename(from, to) {
      step('rename');
      files.set(to, files.get(from)!);
      files.delete(from);
    },
    async remove(path) {
      step('remove');
      files.delete(path);
    },
    async syncFolder() {
      step('syncFolder');
    },
  };
  return { fileSystem, files, steps, open };
}

export function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: ${syscall} '/home/ada/secret-folder'`), {
    code,
    syscall,
  });
}
