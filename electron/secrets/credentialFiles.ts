import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type WorkspaceId, workspaceIdSchema } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';

/** Files of encrypted bytes, one per workspace, for this user of the computer only. */
export interface CredentialFiles {
  /** Null when there is none or it cannot be read. */
  read(workspaceId: WorkspaceId): Uint8Array | null;
  /** The whole new file or the whole old one, whatever happens. Throws MusterError `diskFull` or `fileDenied`. */
  write(workspaceId: WorkspaceId, bytes: Uint8Array): void;
  /** Throws MusterError `fileDenied`. */
  remove(workspaceId: WorkspaceId): void;
}

export function createCredentialFiles(folder: string): CredentialFiles {
  // Parsed again although it is typed: the id becomes part of a path.
  const pathOf = (workspaceId: WorkspaceId) =>
    join(folder, `${workspaceIdSchema.parse(workspaceId)}.credential`);

  return {
    read(workspaceId) {
      try {
        return readFileSync(pathOf(workspaceId));
      } catch {
        return null;
      }
    },

    write(workspaceId, bytes) {
      const path = pathOf(workspaceId);
      const temporary = `${path}.new`;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        rmSync(temporary, { force: true });
        writeDurably(temporary, bytes);
        renameSync(temporary, path);
      } catch (error) {
        discard(temporary);
        throw explain(error);
      }
    },

    remove(workspaceId) {
      try {
        rmSync(`${pathOf(workspaceId)}.new`, { force: true });
        rmSync(pathOf(workspaceId), { force: true });
      } catch (error) {
        throw explain(error);
      }
    },
  };
}

function writeDurably(path: string, bytes: Uint8Array): void {
  // 'wx': a file that is there already would keep its own, perhaps wider, permissions.
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

// What is left is encrypted, and overwritten by the next attempt.
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}

function explain(error: unknown): MusterError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? new MusterError('diskFull', 'The disk is full: the sign-in could not be stored.')
    : new MusterError('fileDenied', 'The file that holds the sign-in cannot be written.');
}
