import type { DatasetStorage } from '../dataset/records.ts';
import { emptyContent } from '../dataset/records.ts';

/** A dataset's storage plus the few settings of a sandbox (its credentials) that outlive a restart. */
export interface SandboxStorage extends DatasetStorage {
  setting(key: string): string | null;
  writeSetting(key: string, value: string): void;
  close(): void;
}

/** Keeps nothing: the dataset lives as long as the process. */
export function memoryStorage(): SandboxStorage {
  return {
    load: () => emptyContent,
    commit: () => {},
    setting: () => null,
    writeSetting: () => {},
    close: () => {},
  };
}
