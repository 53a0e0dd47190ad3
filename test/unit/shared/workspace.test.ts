import { describe, expect, it } from 'vitest';
import { baseUrlSchema } from '#shared/domain/workspace.ts';

describe('an address to connect to', () => {
  it.each([
    'https://chat.stream-io-api.com',
    'https://example.org:8443/api',
    'http://127.0.0.1:4000',
    'http://localhost:4000/',
    'http://[::1]:4000',
  ])('may be %s', (address) => {
    expect(baseUrlSchema.safeParse(address).success).toBe(true);
  });

  it.each([
    ['plain http elsewhere', 'http://example.org'],
    ['a name that only begins like this computer', 'http://127.0.0.1.example.org'],
    ['credentials in it', 'https://user:secret@example.org'],
    ['a query', 'https://example.org/?api_key=1'],
    ['a fragment', 'https://example.org/#x'],
    ['another scheme', 'file:///etc/passwd'],
    ['no scheme', 'example.org'],
    ['nothing', ''],
    ['too much', `https://example.org/${'a'.repeat(500)}`],
  ])('may not be %s', (_what, address) => {
    expect(baseUrlSchema.safeParse(address).success).toBe(false);
  });
});
