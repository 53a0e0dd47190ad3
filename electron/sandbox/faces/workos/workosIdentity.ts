import { randomBytes } from 'node:crypto';
import { parseTimestamp } from '../../dataset/timestamp.ts';
import type { SandboxStorage } from '../../persistence/storage.ts';
import type { Organization } from './organizationView.ts';
import type { WorkosCredentials } from './workosFace.ts';

/** Every dataset is the same organization unless told otherwise, created on the same day. */
const usualId = 'org_01JBKMZ5N0SANDB0XMVSTER000';
const usualName = 'Sandbox organization';
const createdAt = parseTimestamp('2024-11-01T09:00:00Z');

/**
 * The key to this face, and the organization that the dataset is. A data file keeps them, so that a
 * workspace connected to it still works after a restart; what is given wins over what is kept.
 */
export function workosIdentity(
  storage: SandboxStorage,
  given: Partial<WorkosCredentials> = {},
  seededName: string | null = null,
): { readonly credentials: WorkosCredentials; readonly organization: Organization } {
  if (!createdAt) throw new Error('the day of creation is a date');
  const kept = (key: string, value: string | undefined, otherwise: () => string): string => {
    const settled = value ?? storage.setting(key) ?? otherwise();
    storage.writeSetting(key, settled);
    return settled;
  };
  const apiKey = kept(
    'workos.apiKey',
    given.apiKey,
    () => `sk_test_${randomBytes(20).toString('hex')}`,
  );
  const organizationId = kept('workos.organizationId', given.organizationId, () => usualId);
  const name = kept('organisation.name', seededName ?? undefined, () => usualName);
  return {
    credentials: { apiKey, organizationId },
    organization: { id: organizationId, name, createdAt },
  };
}
