import { describe, expect, it } from 'vitest';
import { createRemote } from '#electron/remotes/createRemote.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import { scriptedFetch } from './scriptedFetch.ts';
import { serverCredentials } from './streamOver.ts';

function remoteAt(baseUrl: string, fetch: typeof globalThis.fetch = scriptedFetch().fetch) {
  return createRemote({
    provider: 'stream',
    scopeId: null,
    baseUrl,
    credentials: serverCredentials,
    fetch,
    nowMs: () => 0,
  });
}

describe('making a remote', () => {
  it.each(['stream'] as const)('knows what %s can do, and asks nobody', (provider) => {
    const { fetch, seen } = scriptedFetch();
    const remote = createRemote({
      provider,
      scopeId: null,
      baseUrl: 'https://api.example.org',
      credentials: serverCredentials,
      fetch,
      nowMs: () => 0,
    });
    expect(remote.capabilities).toEqual(capabilitiesByProvider[provider]);
    expect(seen).toHaveLength(0);
  });

  it.each([
    'http://api.example.org',
    'https://me:pass@api.example.org',
    'https://api.example.org/?api_key=1',
    'file:///etc/passwd',
    'not an address',
  ])('is refused for %s', (baseUrl) => {
    expect(() => remoteAt(baseUrl)).toThrow(expect.objectContaining({ code: 'invalidRequest' }));
  });

  it('allows plain http on this computer', () => {
    expect(remoteAt('http://127.0.0.1:4000').capabilities.providerLabel).toBe('Stream');
  });
});
