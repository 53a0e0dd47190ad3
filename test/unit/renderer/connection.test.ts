import { describe, expect, it } from 'vitest';
import { type Provider, providerSchema } from '#shared/domain/capabilities.ts';
import { connectionNeeds, connectionSchema } from '#shared/domain/connection.ts';
import type { ErrorCode } from '#shared/ipc/errors.ts';
import {
  abilitiesOf,
  accountOf,
  type ConnectionValues,
  checkConnection,
  connectionOf,
  credentialsOf,
  emptyConnection,
  fieldOfFailure,
  isSameAccount,
  valuesFor,
} from '../../../renderer/features/onboarding/connectionForm.ts';

const organisation = { id: 'org_1', name: 'Riverside' };

function filled(provider: Provider, changed: Partial<ConnectionValues> = {}): ConnectionValues {
  return {
    ...valuesFor(provider, 'Riverside'),
    apiKey: 'key',
    apiSecret: 'secret',
    userToken: 'token',
    scope: connectionNeeds[provider].scope?.isRequired ? organisation : null,
    ...changed,
  };
}

describe.each(providerSchema.options)('the connection form for %s', (provider) => {
  it('begins with the vendor’s own address', () => {
    expect(valuesFor(provider).baseUrl).toBe(connectionNeeds[provider].defaultBaseUrl);
  });

  it('lets through what can be right, as the contract wants it', () => {
    const values = filled(provider);
    expect(checkConnection(values)).toEqual({});
    expect(connectionSchema.safeParse(connectionOf(values)).success).toBe(true);
    expect(checkConnection({ ...values, baseUrl: 'http://127.0.0.1:8080' })).toEqual({});
  });

  it('asks only for what this vendor takes', () => {
    const { kind } = valuesFor(provider);
    const needed = Object.keys(checkConnection(valuesFor(provider)));
    expect(needed).toEqual([
      'name',
      'apiKey',
      ...(kind === 'server' ? ['apiSecret'] : []),
      ...(connectionNeeds[provider].scope?.isRequired ? ['scope'] : []),
    ]);
  });

  it('refuses an address that would send the secret in the clear, or is none', () => {
    for (const baseUrl of [
      'http://example.org',
      'ftp://example.org',
      'riverside',
      'https://a?b=c',
    ]) {
      expect(checkConnection(filled(provider, { baseUrl }))).toHaveProperty('baseUrl');
    }
  });

  it('sends what was entered for it without the spaces of a paste, and nothing else', () => {
    const { kind } = valuesFor(provider);
    const credentials = credentialsOf(
      filled(provider, { apiKey: ' key\n', apiSecret: ' secret ' }),
    );
    expect(credentials).toEqual(
      kind === 'server'
        ? { kind, apiKey: 'key', apiSecret: 'secret' }
        : { kind: 'apiKey', apiKey: 'key' },
    );
  });

  it('keeps nothing of what was entered for another vendor but the name', () => {
    const values = valuesFor(provider, 'Riverside');
    expect(values).toMatchObject({ name: 'Riverside', apiKey: '', apiSecret: '', userToken: '' });
    expect(values.scope).toBeNull();
  });

  it('shows a refused sign-in at the secret', () => {
    const values = filled(provider);
    const expected = values.kind === 'server' ? 'apiSecret' : 'apiKey';
    expect(fieldOfFailure({ code: 'signInFailed', message: '' }, values)).toBe(expected);
    expect(fieldOfFailure({ code: 'permissionDenied', message: '' }, values)).toBe(expected);
  });
});

describe('the connection form', () => {
  it('is for no vendor until one is chosen', () => {
    expect(checkConnection(emptyConnection)).toEqual({ provider: expect.any(String) });
    expect(connectionOf(emptyConnection)).toBeNull();
    expect(accountOf({ ...filled('workos'), provider: null })).toBeNull();
  });

  it('asks only for the credential that is chosen', () => {
    expect(checkConnection(filled('stream', { kind: 'user', apiSecret: '' }))).toEqual({});
    expect(checkConnection(filled('stream', { kind: 'user', userToken: ' ' }))).toHaveProperty(
      'userToken',
    );
    expect(credentialsOf(filled('stream', { kind: 'user' }))).toEqual({
      kind: 'user',
      apiKey: 'key',
      userToken: 'token',
    });
  });

  it('has an account to ask for organisations before one is chosen', () => {
    const values = filled('workos', { scope: null });
    expect(accountOf(values)).toMatchObject({ provider: 'workos' });
    expect(accountOf({ ...values, apiKey: ' ' })).toBeNull();
    expect(accountOf({ ...values, baseUrl: 'http://example.org' })).toBeNull();
  });

  it('takes a team by its id, and none for the whole app', () => {
    const team = (id: string) => connectionOf(filled('stream', { scope: { id, name: id } }))?.scope;
    expect(team(' choir ')).toEqual({ id: 'choir', name: 'choir' });
    expect(team('  ')).toBeNull();
  });

  it('knows when the organisations listed are another account’s', () => {
    const values = filled('workos');
    expect(isSameAccount(values, { ...values, name: 'Other', scope: null })).toBe(true);
    for (const other of [
      { apiKey: 'other' },
      { baseUrl: 'https://b.org' },
      { kind: 'user' },
    ] as const) {
      expect(isSameAccount(values, { ...values, ...other })).toBe(false);
    }
  });

  it('shows a failure at the field it is about', () => {
    const at = (code: ErrorCode, values = filled('workos')) =>
      fieldOfFailure({ code, message: '' }, values);
    expect(at('signInFailed', filled('stream', { kind: 'user' }))).toBe('userToken');
    expect(at('unreachable')).toBe('baseUrl');
    expect(at('unexpectedReply')).toBe('baseUrl');
    expect(at('notFound')).toBe('scope');
    expect(at('notFound', filled('membersDev'))).toBeNull();
    expect(at('diskFull')).toBeNull();
  });

  it('says of each system what there is to work with, and nothing it lacks', () => {
    expect(abilitiesOf('membersDev')).toBe('Keeps join and leave dates. People can be added.');
    expect(abilitiesOf('workos')).not.toMatch(/dates|admins|can be added/);
    expect(abilitiesOf('stream')).toMatch(
      /Groups have admins and up to 100 people\. People can be added/,
    );
  });
});
