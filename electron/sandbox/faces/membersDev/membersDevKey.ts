import { randomBytes } from 'node:crypto';
import type { SandboxStorage } from '../../persistence/storage.ts';

export interface MembersDevCredentials {
  readonly apiKey: string;
}

const setting = 'membersDev.apiKey';

/** A data file keeps its key, so that a workspace connected to it still works after a restart. */
export function membersDevCredentials(
  storage: SandboxStorage,
  given?: MembersDevCredentials,
): MembersDevCredentials {
  const apiKey =
    given?.apiKey ?? storage.setting(setting) ?? `mdev_test_${randomBytes(20).toString('hex')}`;
  storage.writeSetting(setting, apiKey);
  return { apiKey };
}
