import { createCipheriv, createDecipheriv } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Keychain } from '#electron/hosts/hostServices.ts';
import {
  createCredentialVault,
  type EnvironmentCredentials,
  type VaultOptions,
} from '#electron/secrets/credentialVault.ts';
import type { Provider } from '#shared/domain/capabilities.ts';
import { type WorkspaceId, workspaceIdSchema } from '#shared/domain/ids.ts';
import type { ApiKeyCredentials, StreamCredentials } from '#shared/domain/workspace.ts';

const home = workspaceIdSchema.parse('0191d3a0-0000-7000-8000-000000000001');
const away = workspaceIdSchema.parse('0191d3a0-0000-7000-8000-000000000002');
const server: StreamCredentials = {
  kind: 'server',
  apiKey: 'api-key-plain',
  apiSecret: 'app-secret-plain-4f2a',
};
const user: StreamCredentials = { kind: 'user', apiKey: 'api-key-plain', userToken: 'aa.bb.cc99' };
const apiKey: ApiKeyCredentials = { kind: 'apiKey', apiKey: 'sk_plain_of_an_account_77aa' };
const environment: EnvironmentCredentials = {
  stream: { kind: 'server', apiKey: 'env-key', apiSecret: 'env-secret-plain' },
};

const of = (id: WorkspaceId, provider: Provider = 'stream') => ({ id, provider });

let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'vault-')), 'secrets');
});

afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

/** A keychain of another user or computer has another number. */
function keychain(number = 1): Keychain {
  const key = Buffer.alloc(32, number);
  return {
    encrypt(plain) {
      const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12));
      const bytes = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([cipher.getAuthTag(), bytes]);
    },
    decrypt(bytes) {
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.alloc(12));
      decipher.setAuthTag(bytes.subarray(0, 16));
      return decipher.update(bytes.subarray(16), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

const locked: Keychain = {
  encrypt: () => {
    throw new Error('locked');
  },
  decrypt: () => {
    throw new Error('locked');
  },
};

function vault(options: Partial<VaultOptions> = {}) {
  return createCredentialVault({ folder, keychain: keychain(), environment: {}, ...options });
}

function everythingOnDisk(): string {
  return existsSync(folder)
    ? readdirSync(folder)
        .map((name) => `${name}\n${readFileSync(join(folder, name), 'latin1')}`)
        .join('\n')
    : '';
}

const fileOf = (id: string) => join(folder, `${id}.credential`);

describe('with a keychain', () => {
  it.each([
    ['stream', server],
    ['stream', user],
    ['workos', apiKey],
  ] as const)('keeps credentials of %s over a restart: %j', (provider, credentials) => {
    vault().set(home, credentials);
    expect(vault().get(of(home, provider))).toEqual(credentials);
    expect(vault().isKept(of(home, provider))).toBe(true);
  });

  it('keeps one per workspace and forgets one without the others', () => {
    const open = vault();
    open.set(home, server);
    open.set(away, user);
    open.remove(home);
    open.remove(home);
    expect(open.get(of(home))).toBeNull();
    expect(open.isKept(of(home))).toBe(false);
    expect(vault().get(of(away))).toEqual(user);
  });

  it('replaces what it had', () => {
    vault().set(home, server);
    vault().set(home, user);
    expect(vault().get(of(home))).toEqual(user);
    expect(readdirSync(folder)).toEqual([`${home}.credential`]);
  });

  it('writes no plain text anywhere', () => {
    vault({ environment }).set(home, server);
    vault({ environment }).set(away, user);
    const disk = everythingOnDisk();
    expect(disk).toContain(home);
    expect(disk).not.toMatch(/plain|aa\.bb|cc99|apiSecret|userToken/);
  });

  it('lets only this user read the file, whatever a crash left behind', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${fileOf(home)}.new`, 'left over', { mode: 0o666 });
    vault().set(home, server);
    // Windows knows no such permissions; there the user's own folder protects the file.
    const expected = process.platform === 'win32' ? 0o666 : 0o600;
    expect(statSync(fileOf(home)).mode & 0o777).toBe(expected);
  });

  it.each([
    ['cannot be decrypted', () => writeFileSync(fileOf(home), 'rubbish')],
    ['is empty', () => writeFileSync(fileOf(home), '')],
    ['was written on another computer', () => vault({ keychain: keychain(2) }).set(home, server)],
    ['is no JSON', () => writeFileSync(fileOf(home), keychain().encrypt('{'))],
    ['holds something else', () => writeSealed({ version: 1, workspaceId: home, credentials: {} })],
    [
      'is of a version to come',
      () => writeSealed({ version: 2, workspaceId: home, credentials: server }),
    ],
    [
      'is another workspace’s',
      () => writeSealed({ version: 1, workspaceId: away, credentials: server }),
    ],
    ['is a folder', () => mkdirSync(fileOf(home))],
  ])(
    'asks to sign in again when the file %s, and leaves it and the others alone',
    (_name, spoil) => {
      vault().set(away, user);
      spoil();
      const before = readdirSync(folder);
      expect(vault({ environment }).get(of(home))).toBeNull();
      expect(vault().isKept(of(home))).toBe(false);
      expect(readdirSync(folder)).toEqual(before);
      expect(vault().get(of(away))).toEqual(user);
    },
  );

  it('remembers for this run when the keychain is locked, and says so', () => {
    vault().set(home, server);
    const open = vault({ keychain: locked });
    open.set(home, user);
    expect(open.get(of(home))).toEqual(user);
    expect(open.isKept(of(home))).toBe(false);
    expect(vault().get(of(home))).toBeNull();
    expect(everythingOnDisk()).toBe('');
  });

  it('keeps credentials again once the keychain is unlocked', () => {
    let isLocked = true;
    const open = vault({
      keychain: {
        encrypt: (plain) => (isLocked ? locked : keychain()).encrypt(plain),
        decrypt: (bytes) => (isLocked ? locked : keychain()).decrypt(bytes),
      },
    });
    open.set(home, server);
    isLocked = false;
    open.set(home, user);
    expect(open.get(of(home))).toEqual(user);
    expect(open.isKept(of(home))).toBe(true);
    expect(vault().get(of(home))).toEqual(user);
  });

  it('says when the file cannot be written, and keeps the former credentials', () => {
    mkdirSync(join(folder, '..'), { recursive: true });
    writeFileSync(folder, 'a file where the folder should be');
    expect(() => vault().set(home, server)).toThrow(
      expect.objectContaining({ name: 'MusterError', code: 'fileDenied' }),
    );
    expect(vault().get(of(home))).toBeNull();
    expect(readFileSync(folder, 'utf8')).toBe('a file where the folder should be');
  });

  it('keeps the former credentials when new ones cannot be written', () => {
    vault().set(home, server);
    mkdirSync(join(`${fileOf(home)}.new`, 'in the way'), { recursive: true });
    expect(() => vault().set(home, user)).toThrow(expect.objectContaining({ code: 'fileDenied' }));
    expect(vault().get(of(home))).toEqual(server);
  });

  it('does not make a path of what is no workspace id', () => {
    const outside = '../../escaped' as typeof home;
    expect(() => vault().set(outside, server)).toThrow();
    expect(existsSync(join(folder, '../../escaped.credential'))).toBe(false);
    expect(vault().get(of(outside))).toBeNull();
  });
});

describe('without a keychain', () => {
  it('remembers for this run only, and writes nothing', () => {
    const open = vault({ keychain: null });
    open.set(home, server);
    expect(open.get(of(home))).toEqual(server);
    expect(open.isKept(of(home))).toBe(false);
    expect(existsSync(folder)).toBe(false);
    expect(vault({ keychain: null }).get(of(home))).toBeNull();
  });

  it('uses the environment’s for a workspace that has none', () => {
    const open = vault({ keychain: null, environment });
    expect(open.get(of(home))).toEqual(environment.stream);
    open.set(home, user);
    expect(open.get(of(home))).toEqual(user);
    expect(open.get(of(away))).toEqual(environment.stream);
    open.remove(home);
    expect(open.get(of(home))).toEqual(environment.stream);
    expect(existsSync(folder)).toBe(false);
  });

  it('leaves files of a keychain it cannot open where they are, until told to forget', () => {
    vault().set(home, server);
    const open = vault({ keychain: null });
    expect(open.get(of(home))).toBeNull();
    expect(existsSync(fileOf(home))).toBe(true);
    open.remove(home);
    expect(existsSync(fileOf(home))).toBe(false);
  });
});

describe('for three providers', () => {
  const members: ApiKeyCredentials = { kind: 'apiKey', apiKey: 'plain-key-of-the-members' };

  it('never gives one provider’s key of the environment to another’s server', () => {
    const open = vault({ keychain: null, environment: { ...environment, workos: apiKey } });
    expect(open.get(of(home, 'workos'))).toEqual(apiKey);
    expect(open.get(of(home, 'stream'))).toEqual(environment.stream);
    expect(open.get(of(home, 'membersDev'))).toBeNull();
  });

  it('takes no key of the environment where there is a keychain', () => {
    expect(vault({ environment: { workos: apiKey } }).get(of(home, 'workos'))).toBeNull();
  });

  it('keeps several accounts of one provider apart', () => {
    vault().set(home, apiKey);
    vault().set(away, members);
    expect(vault().get(of(home, 'workos'))).toEqual(apiKey);
    expect(vault().get(of(away, 'membersDev'))).toEqual(members);
    expect(everythingOnDisk()).not.toMatch(/plain|apiKey/);
  });

  it.each([
    ['a file', () => vault()],
    ['this run', () => vault({ keychain: null })],
    ['the environment', () => vault({ keychain: null, environment: { workos: server } })],
  ])('holds nothing for a provider that takes no such credentials, from %s', (_where, make) => {
    const open = make();
    open.set(home, server);
    expect(open.get(of(home, 'workos'))).toBeNull();
    expect(open.isKept(of(home, 'workos'))).toBe(false);
    expect(make().get(of(away, 'workos'))).toBeNull();
  });

  it('opens what the version before this one sealed', () => {
    mkdirSync(folder, { recursive: true });
    writeSealed({ version: 1, workspaceId: home, credentials: server });
    expect(vault().get(of(home))).toEqual(server);
  });
});

describe('the hint', () => {
  it('shows the last four characters of the secret or the token', () => {
    expect(vault().hint(server)).toBe('•••• 4f2a');
    expect(vault().hint(user)).toBe('•••• cc99');
    expect(vault().hint(apiKey)).toBe('•••• 77aa');
  });

  it('shows nothing of a secret so short that four characters would tell it', () => {
    expect(vault().hint({ ...server, apiSecret: 'abcdefg' })).toBe('••••');
  });
});

function writeSealed(content: object): void {
  writeFileSync(fileOf(home), keychain().encrypt(JSON.stringify(content)));
}
