import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  contentSecurityPolicy,
  createStyleNonce,
  paperSecurityPolicy,
  securityHeaders,
} from '#electron/hosts/contentSecurityPolicy.ts';

function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

describe('the content security policy', () => {
  it('lets nothing in that it does not name', () => {
    const policy = directives(contentSecurityPolicy('abc', []));
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
    expect(policy.get('connect-src')).toEqual(["'none'"]);
    expect(policy.get('worker-src')).toEqual(["'none'"]);
    expect(policy.get('frame-src')).toEqual(["'self'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.get('form-action')).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
  });

  it('never allows inline code, eval, data: addresses or a wildcard', () => {
    const policy = contentSecurityPolicy('abc', ["'self'", 'ws://127.0.0.1:1']);
    expect(policy).not.toMatch(/unsafe|\*|data:|blob:|https?:/);
  });

  it('opens connections only to what the host names', () => {
    const policy = directives(contentSecurityPolicy('abc', ["'self'", 'ws://127.0.0.1:4321']));
    expect(policy.get('connect-src')).toEqual(["'self'", 'ws://127.0.0.1:4321']);
  });

  it('makes another nonce every time, in characters a policy can hold', () => {
    const nonces = new Set(Array.from({ length: 50 }, createStyleNonce));
    expect(nonces.size).toBe(50);
    for (const nonce of nonces) expect(nonce).toMatch(/^[\w-]{24}$/);
  });

  it('answers everything that is no page with a policy of nothing', () => {
    expect(securityHeaders['Content-Security-Policy']).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
    expect(securityHeaders['X-Content-Type-Options']).toBe('nosniff');
  });
});

describe('the policy of a page of paper', () => {
  it('lets its own styles in by their hash, and nothing else', () => {
    const policy = directives(paperSecurityPolicy('<style>p{}</style><p style="x">'));
    const hash = createHash('sha256').update('p{}').digest('base64');
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('style-src')).toEqual([`'sha256-${hash}'`]);
    expect(policy.get('frame-ancestors')).toEqual(["'self'"]);
    expect(policy.get('form-action')).toEqual(["'none'"]);
    expect(policy.get('sandbox')).toEqual(['allow-same-origin', 'allow-modals']);
    expect(policy.has('script-src')).toBe(false);
  });
});
