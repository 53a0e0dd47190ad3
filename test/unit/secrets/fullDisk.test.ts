import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createCredentialFiles } from '#electron/secrets/credentialFiles.ts';
import { workspaceIdSchema } from '#shared/domain/ids.ts';

const disk = vi.hoisted(() => ({ isFull: false }));

vi.mock('node:fs', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs')>();
  return {
    ...original,
    fsyncSync: (file: number) => {
      if (disk.isFull) {
        throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      }
      original.fsyncSync(file);
    },
  };
});

it('a full disk is told as such, and the former file stays whole and alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vault-'));
  const id = workspaceIdSchema.parse('0191d3a0-0000-7000-8000-000000000001');
  const files = createCredentialFiles(folder);
  files.write(id, Buffer.from('old'));
  disk.isFull = true;
  expect(() => files.write(id, Buffer.from('new'))).toThrow(
    expect.objectContaining({ name: 'MusterError', code: 'diskFull' }),
  );
  expect(Buffer.from(files.read(id) ?? []).toString()).toBe('old');
  expect(readdirSync(folder)).toEqual([`${id}.credential`]);
  rmSync(folder, { recursive: true, force: true });
});
