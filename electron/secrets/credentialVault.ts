import type { Provider } from '#shared/domain/capabilities.ts';
import { fitsProvider } from '#shared/domain/connection.ts';
import type { WorkspaceId } from '#shared/domain/ids.ts';
import type { Credentials } from '#shared/domain/workspace.ts';
import { createCredentialFiles } from './credentialFiles.ts';
import { openCredentials, type SecretCipher, sealCredentials } from './sealedCredentials.ts';

/** Whose credentials are asked for: those of another provider are never given out for it. */
export interface CredentialOwner {
  id: WorkspaceId;
  provider: Provider;
}

/** At most one account per provider, each for that provider's servers only. */
export type EnvironmentCredentials = Readonly<Partial<Record<Provider, Credentials>>>;

/** Where credentials live. None of its replies but `get` holds one, and none is ever logged. */
export interface CredentialVault {
  /**
   * Null: none is held, or the one held cannot be read any more or is of a kind that the provider does not take. The user
   * signs in again; nothing else is lost.
   */
  get(owner: CredentialOwner): Credentials | null;
  /** Throws MusterError `diskFull` or `fileDenied` when it cannot be written; the former one stays then. */
  set(workspaceId: WorkspaceId, credentials: Credentials): void;
  /** Forgets; nothing happens when there is none. Throws MusterError `fileDenied`. */
  remove(workspaceId: WorkspaceId): void;
  /** Enough to tell two credentials apart on the screen, e.g. `•••• 4f2a`. */
  hint(credentials: Credentials): string;
  /** True while the workspace's credentials are in an encrypted file; false: for this run only, or none. */
  isKept(owner: CredentialOwner): boolean;
}

export interface VaultOptions {
  /** Made when the first credential is written. Holds one encrypted file per workspace, nothing else. */
  folder: string;
  /** The OS keychain's cipher; null where there is none. */
  keychain: SecretCipher | null;
  /** Without a keychain, for every workspace of the provider that has no credentials of its own. */
  environment: EnvironmentCredentials;
}

/** Shorter secrets show nothing: four characters would be half of them. */
const MIN_LENGTH_FOR_HINT = 8;

/**
 * With a keychain: an encrypted file per workspace. Without: in memory until the end of the run, and then the
 * environment's. Plain text never reaches the disk.
 */
export function createCredentialVault(options: VaultOptions): CredentialVault {
  const { keychain } = options;
  const files = createCredentialFiles(options.folder);
  const forThisRun = new Map<WorkspaceId, Credentials>();

  function read({ id, provider }: CredentialOwner): Credentials | null {
    const bytes = keychain === null ? null : files.read(id);
    return keychain === null || bytes === null
      ? null
      : fitting(openCredentials(bytes, id, keychain), provider);
  }

  return {
    get(owner) {
      const { id, provider } = owner;
      const here = fitting(forThisRun.get(id), provider);
      if (here !== null) return here;
      return keychain === null ? fitting(options.environment[provider], provider) : read(owner);
    },

    set(workspaceId, credentials) {
      const bytes = keychain === null ? null : sealCredentials(credentials, workspaceId, keychain);
      if (bytes !== null) {
        files.write(workspaceId, bytes);
        forThisRun.delete(workspaceId);
        return;
      }
      forThisRun.set(workspaceId, credentials);
      // A keychain that is locked or broken: the old file must not win at the next start.
      if (keychain !== null) {
        files.remove(workspaceId);
      }
    },

    remove(workspaceId) {
      forThisRun.delete(workspaceId);
      files.remove(workspaceId);
    },

    hint(credentials) {
      const secret = secretOf(credentials);
      return secret.length < MIN_LENGTH_FOR_HINT ? '••••' : `•••• ${secret.slice(-4)}`;
    },

    isKept(owner) {
      return !forThisRun.has(owner.id) && read(owner) !== null;
    },
  };
}

function secretOf(credentials: Credentials): string {
  switch (credentials.kind) {
    case 'apiKey':
      return credentials.apiKey;
    case 'server':
      return credentials.apiSecret;
    case 'user':
      return credentials.userToken;
  }
}

function fitting(credentials: Credentials | null | undefined, provider: Provider) {
  return credentials && fitsProvider(provider, credentials) ? credentials : null;
}
