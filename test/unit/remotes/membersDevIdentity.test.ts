import { describe, expect, it } from 'vitest';
import { listScopes } from '#electron/remotes/createRemote.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import { apiKey, asked, membersDevAs, membersDevOver, wholeList } from './membersDevOver.ts';
import { json, noAbort, scriptedFetch } from './scriptedFetch.ts';

describe('who we are to Members.dev', () => {
  it('is an account’s key as a bearer token, as it was pasted but for blanks around it', async () => {
    const { remote, seen } = membersDevAs({ kind: 'apiKey', apiKey: ` ${apiKey}\n` }, wholeList());
    await remote.verify(noAbort);
    expect(seen[0]?.headers.get('authorization')).toBe(`Bearer ${apiKey}`);
    expect(seen[0]?.url.href).not.toContain(apiKey);
  });

  it('lets the server judge a key that no header can hold', async () => {
    const { remote, seen } = membersDevAs(
      { kind: 'apiKey', apiKey: 'a\r\nb: ü' },
      json({ detail: 'Not authenticated' }, 401),
    );
    expect(await remote.verify(noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'http', status: 401, serverMessage: 'Not authenticated' },
    });
    expect(seen).toHaveLength(1);
  });

  it('never stands in a failure, however the server echoes it', async () => {
    const { remote } = membersDevOver((request) =>
      Response.json({ detail: `No: ${request.headers.get('authorization')}` }, { status: 401 }),
    );
    const told = JSON.stringify(await remote.verify(noAbort));
    expect(told).toContain('No: Bearer');
    expect(told).not.toContain(apiKey);
  });

  it('is nobody in particular: no identity, no scopes, no feed, and nobody is asked', async () => {
    const { remote, seen } = membersDevOver();
    expect(remote.capabilities).toEqual(capabilitiesByProvider.membersDev);
    expect(await remote.whoAmI(noAbort)).toEqual({ ok: true, value: null });
    expect(await remote.readChanges(null, noAbort)).toEqual({
      ok: true,
      value: { kind: 'expired' },
    });
    const { fetch } = scriptedFetch();
    const account = {
      baseUrl: 'https://members.example.org',
      credentials: { kind: 'apiKey', apiKey } as const,
      fetch,
      nowMs: () => 0,
    };
    const scopes = await listScopes({ provider: 'membersDev', ...account }, noAbort);
    expect(scopes).toEqual({ ok: true, value: [] });
    expect(seen).toHaveLength(0);
  });
});

describe('verifying a connection', () => {
  it('asks for one group and changes nothing', async () => {
    const { remote, seen } = membersDevOver(wholeList());
    expect(await remote.verify(noAbort)).toEqual({ ok: true, value: null });
    expect(asked(seen)).toEqual(['GET /v1/groups?page=1&size=1']);
  });

  it.each([{ hello: 'world' }, [], 'ok', { items: 'none' }, null])(
    'does not take %j for Members.dev',
    async (body) => {
      const { remote } = membersDevOver(json(body));
      expect(await remote.verify(noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'unreadable', status: 200 },
      });
    },
  );
});

describe('the vendor’s words', () => {
  it.each([
    ['Not authenticated', 'Not authenticated', null],
    [
      [
        { loc: ['body', 'name'], msg: 'Field required', type: 'missing', input: {}, ctx: {} },
        { loc: ['query', 'size'], msg: 'Too big', type: 'less_than_equal' },
      ],
      'body.name: Field required; query.size: Too big',
      'missing',
    ],
    [[{ loc: [], msg: 'Odd' }], 'Odd', null],
    [[{ msg: 'Odd', type: null }], 'Odd', null],
    [[], null, null],
    [{ reason: 'x' }, null, null],
    [7, null, null],
  ])('are one sentence: %j', async (detail, serverMessage, serverCode) => {
    const { remote } = membersDevOver(json({ detail }, 422));
    expect(await remote.verify(noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'http', status: 422, serverMessage, serverCode },
    });
  });
});
