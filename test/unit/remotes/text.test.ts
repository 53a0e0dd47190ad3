import { describe, expect, it } from 'vitest';
import { createRedactor, cutText } from '#electron/remotes/text.ts';

describe('redaction', () => {
  it('takes out every occurrence of every secret', () => {
    const redact = createRedactor(['key-1', 'secret/2']);
    expect(redact('key-1 and key-1 with secret/2')).toBe('••• and ••• with •••');
  });

  it('knows secrets in their percent-encoded form', () => {
    expect(createRedactor(['se cret/2'])('?token=se%20cret%2F2')).toBe('?token=•••');
  });

  it('takes the longer of two secrets that contain each other', () => {
    expect(createRedactor(['abc', 'abcdef'])('abcdef abc')).toBe('••• •••');
  });

  it('takes out signed tokens it was never told of', () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzZXJ2ZXIiOnRydWV9.Zm9v-_bar';
    expect(createRedactor([])(`bad token ${token}!`)).toBe('bad token •••!');
  });

  it('leaves text alone when there is no secret', () => {
    expect(createRedactor([''])('nothing to hide')).toBe('nothing to hide');
  });
});

describe('cutting', () => {
  it('leaves no half of a character', () => {
    expect(cutText('ab😀', 3)).toBe('ab');
    expect(cutText('ab😀', 4)).toBe('ab😀');
    expect(cutText('abc', 2)).toBe('ab');
  });
});
