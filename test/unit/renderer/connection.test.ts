import { describe, expect, it } from 'vitest';
import {
  type ConnectionValues,
  checkConnection,
  credentialsOf,
  emptyConnection,
  fieldOfFailure,
} from '../../../renderer/features/onboarding/connectionForm.ts';

const filled: ConnectionValues = {
  ...emptyConnection,
  name: 'Riverside',
  apiKey: 'key',
  apiSecret: 'secret',
  userToken: 'token',
};

describe('the connection form', () => {
  it('lets through what can be right', () => {
    expect(checkConnection(filled)).toEqual({});
    expect(checkConnection({ ...filled, baseUrl: 'http://127.0.0.1:8080' })).toEqual({});
  });

  it('says by field what is missing', () => {
    expect(Object.keys(checkConnection(emptyConnection)).sort()).toEqual([
      'apiKey',
      'apiSecret',
      'name',
    ]);
  });

  it('asks only for the credential that is chosen', () => {
    expect(checkConnection({ ...filled, kind: 'user', apiSecret: '' })).toEqual({});
    expect(checkConnection({ ...filled, kind: 'user', userToken: ' ' })).toHaveProperty(
      'userToken',
    );
  });

  it('refuses an address that would send the secret in the clear, or is none', () => {
    for (const baseUrl of [
      'http://example.org',
      'ftp://example.org',
      'riverside',
      'https://a?b=c',
    ]) {
      expect(checkConnection({ ...filled, baseUrl })).toHaveProperty('baseUrl');
    }
  });

  it('sends only the credential that is chosen, without the spaces of a paste', () => {
    expect(credentialsOf({ ...filled, apiSecret: ' secret\n' })).toEqual({
      kind: 'server',
      apiKey: 'key',
      apiSecret: 'secret',
    });
    expect(credentialsOf({ ...filled, kind: 'user' })).toEqual({
      kind: 'user',
      apiKey: 'key',
      userToken: 'token',
    });
  });

  it('shows a failure at the field it is about', () => {
    const at = (code: 'signInFailed' | 'unreachable' | 'unexpectedReply' | 'diskFull') =>
      fieldOfFailure({ code, message: '' }, 'server');
    expect(at('signInFailed')).toBe('apiSecret');
    expect(fieldOfFailure({ code: 'signInFailed', message: '' }, 'user')).toBe('userToken');
    expect(at('unreachable')).toBe('baseUrl');
    expect(at('unexpectedReply')).toBe('baseUrl');
    expect(at('diskFull')).toBeNull();
  });
});
