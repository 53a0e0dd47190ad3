import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryPathFor, writeFileAtomically } from '#electron/roster/atomicFile.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { createMemoryDisk, systemError } from './memoryDisk.ts';

const targetPath = '/rosters/kitchen.xlsx';
const temporaryPath = '/rosters/.part';
const old = Buffer.from('the old roster');
const signal = new AbortController().signal;

function write(
  disk: ReturnType<typeof createMemoryDisk>,
  parts: readonly string[] = ['one ', 'two'],
  options: { signal?: AbortSignal } = {},
): Promise<number> {
  return writeFileAtomically(
    { targetPath, temporaryPath, signal, fileSystem: disk.fileSystem, ...options },
    async (sink) => {
      for (const part of parts) await sink.write(Buffer.from(part));
    },
  );
}

async function failureOf(work: Promise<unknown>): Promise<MusterError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MusterError)) throw new Error(`Not a known failure: ${String(error)}`);
  return error;
}

describe('a file written atomically', () => {
  it('takes its name only when everything is on the disk', async () => {
    const disk = createMemoryDisk();
    disk.files.set(targetPath, old);
    expect(await write(disk)).toBe(7);
    expect(disk.steps).toEqual([
      'create',
      'write',
      'write',
      'sync',
      'close',
      'rename',
      'syncFolder',
    ]);
    expect([...disk.files]).toEqual([[targetPath, Buffer.from('one two')]]);
  });

  it('is whole on a disk that takes a few bytes at a time', async () => {
    const disk = createMemoryDisk({ bytesPerWrite: 2 });
    expect(await write(disk)).toBe(7);
    expect(disk.files.get(targetPath)?.toString()).toBe('one two');
  });

  it.each(['create', 'write', 'sync', 'close', 'rename'] as const)(
    'leaves the old file and nothing else when %s fails',
    async (failAt) => {
      const disk = createMemoryDisk({ failAt });
      disk.files.set(targetPath, old);
      expect((await failureOf(write(disk))).code).toBe('fileDenied');
      expect([...disk.files]).toEqual([[targetPath, old]]);
      expect(disk.open.size).toBe(0);
    },
  );

  it('is a success when only the folder cannot be asked to keep the name', async () => {
    const disk = createMemoryDisk({ failAt: 'syncFolder', code: 'EINVAL' });
    expect(await write(disk)).toBe(7);
    expect([...disk.files.keys()]).toEqual([targetPath]);
  });

  it('tells of the first failure when tidying up fails too', async () => {
    const disk = createMemoryDisk({ failAt: 'remove', code: 'EACCES', room: 5 });
    expect((await failureOf(write(disk))).code).toBe('diskFull');
  });

  it('says that the disk is full when it runs full half-way', async () => {
    const disk = createMemoryDisk({ room: 5 });
    const failure = await failureOf(write(disk));
    expect(failure.toFailure()).toEqual({
      code: 'diskFull',
      message: '“kitchen.xlsx” was not written: the disk is full. Make room and try again.',
      details: { reason: 'ENOSPC' },
    });
    expect([...disk.files]).toEqual([]);
  });

  it.each([
    ['ENOSPC', 'diskFull', 'the disk is full'],
    ['EDQUOT', 'diskFull', 'the disk is full'],
    ['EACCES', 'fileDenied', 'may not be written, or another program has it open'],
    ['EPERM', 'fileDenied', 'may not be written, or another program has it open'],
    ['EBUSY', 'fileDenied', 'another program has it open'],
    ['EROFS', 'fileDenied', 'the disk can only be read'],
    ['ENOENT', 'fileDenied', 'its folder is not there'],
    ['ENOTDIR', 'fileDenied', 'its folder is not a folder'],
    ['EISDIR', 'fileDenied', 'a folder has this name'],
    ['ENAMETOOLONG', 'fileDenied', 'its name is too long'],
    ['EFBIG', 'fileDenied', 'does not take files this large'],
    ['EIO', 'fileDenied', 'the disk refused (EIO)'],
  ])('turns %s into %s in plain words', async (code, expected, words) => {
    const failure = await failureOf(write(createMemoryDisk({ failAt: 'rename', code })));
    expect(failure.code).toBe(expected);
    expect(failure.message).toContain(words);
    expect(failure.message).toContain('“kitchen.xlsx”');
    expect(failure.message).not.toContain('/rosters');
    expect(JSON.stringify(failure.toFailure())).not.toContain('secret-folder');
  });

  it('leaves what is no answer of the file system as it is', async () => {
    const disk = createMemoryDisk();
    const error = new RangeError('a bug');
    const work = writeFileAtomically(
      { targetPath, temporaryPath, signal, fileSystem: disk.fileSystem },
      () => Promise.reject(error),
    );
    await expect(work).rejects.toBe(error);
    expect([...disk.files]).toEqual([]);
    expect(disk.open.size).toBe(0);
  });

  it('does not blame the target for a file error of the rows', async () => {
    const error = systemError('ENOSPC', 'read');
    const work = writeFileAtomically(
      { targetPath, temporaryPath, signal, fileSystem: createMemoryDisk().fileSystem },
      () => Promise.reject(error),
    );
    await expect(work).rejects.toBe(error);
  });

  it('touches nothing when it was cancelled before it began', async () => {
    const disk = createMemoryDisk();
    expect((await failureOf(write(disk, [], { signal: AbortSignal.abort() }))).code).toBe(
      'cancelled',
    );
    expect(disk.steps).toEqual([]);
  });

  it.each(['write', 'sync', 'close'] as const)('stops when cancelled during %s', async (during) => {
    const disk = createMemoryDisk();
    const cancellation = new AbortController();
    const watched = new Proxy(disk.steps, {
      set(steps, property, value) {
        if (value === during) cancellation.abort();
        return Reflect.set(steps, property, value);
      },
    });
    disk.steps.push = (...added) => Array.prototype.push.apply(watched, added);
    const failure = await failureOf(write(disk, ['one', 'two'], { signal: cancellation.signal }));
    expect(failure.code).toBe('cancelled');
    expect([...disk.files]).toEqual([]);
    expect(disk.open.size).toBe(0);
  });
});

describe('a temporary file', () => {
  it('stands beside the target, hidden, and never has the same name twice', () => {
    const paths = Array.from({ length: 100 }, () => temporaryPathFor(targetPath));
    expect(new Set(paths).size).toBe(100);
    for (const path of paths) {
      expect(dirname(path)).toBe(dirname(targetPath));
      expect(basename(path)).toMatch(/^\.muster-[0-9a-f-]{36}\.part$/);
    }
  });
});
