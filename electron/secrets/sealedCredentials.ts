import type { WorkspaceId } from '#shared/domain/ids.ts';
import { type Credentials, credentialsSchema } from '#shared/domain/workspace.ts';

/** The OS keychain's cipher, as the host hands it in. */
export interface SecretCipher {
  encrypt(text: string): Uint8Array;
  /** Throws when the bytes cannot be decrypted (another user, another computer). */
  decrypt(bytes: Uint8Array): string;
}

const VERSION = 1;

/** The encrypted credentials, or null when the keychain cannot encrypt just now. */
export function sealCredentials(
  credentials: Credentials,
  workspaceId: WorkspaceId,
  cipher: SecretCipher,
): Uint8Array | null {
  try {
    return cipher.encrypt(JSON.stringify({ version: VERSION, workspaceId, credentials }));
  } catch {
    return null;
  }
}

/**
 * The credentials in these bytes, or null when they cannot be decrypted, are damaged, come from another version,
 * or belong to another workspace: a file copied over would send one organisation's secret to the other's server.
 */
export function openCredentials(
  bytes: Uint8Array,
  workspaceId: WorkspaceId,
  cipher: SecretCipher,
): Credentials | null {
  try {
    const content: unknown = JSON.parse(cipher.decrypt(bytes));
    if (!isEnvelope(content) || content.workspaceId !== workspaceId) {
      return null;
    }
    return credentialsSchema.safeParse(content.credentials).data ?? null;
  } catch {
    return null;
  }
}

function isEnvelope(
  content: unknown,
): content is { version: typeof VERSION; workspaceId: unknown; credentials: unknown } {
  return (
    typeof content === 'object' &&
    content !== null &&
    'version' in content &&
    content.version === VERSION &&
    'workspaceId' in content &&
    'credentials' in content
  );
}
