import { describe, expect, it } from 'vitest';
import { requestUrl } from '#electron/remotes/requestUrl.ts';

describe('the address of a request', () => {
  it.each([
    ['https://api.example.org', 'https://api.example.org/groups/1'],
    ['https://api.example.org/', 'https://api.example.org/groups/1'],
    ['https://api.example.org/v2', 'https://api.example.org/v2/groups/1'],
    ['https://api.example.org/v2//', 'https://api.example.org/v2/groups/1'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/groups/1'],
  ])('keeps the path of %s', (baseUrl, expected) => {
    expect(requestUrl(baseUrl, ['groups', '1'], {})?.href).toBe(expected);
  });

  it.each([
    ['g/1', 'g%2F1'],
    ['a?b#c', 'a%3Fb%23c'],
    ['%2e%2e', '%252e%252e'],
    ['//evil.example.org', '%2F%2Fevil.example.org'],
    ['Küche 😀', 'K%C3%BCche%20%F0%9F%98%80'],
  ])('encodes the id %s', (id, encoded) => {
    expect(requestUrl('https://api.example.org', ['groups', id], {})?.href).toBe(
      `https://api.example.org/groups/${encoded}`,
    );
  });

  it.each(['', '.', '..', '\udc00'])('does not exist for the id %j', (id) => {
    expect(requestUrl('https://api.example.org', ['groups', id], {})).toBeNull();
  });

  it('encodes the query', () => {
    const url = requestUrl('https://api.example.org', ['users'], { payload: '{"a":"+&=ü"}' });
    expect(url?.searchParams.get('payload')).toBe('{"a":"+&=ü"}');
    expect(url?.search).not.toMatch(/[{}"ü]/);
  });
});
