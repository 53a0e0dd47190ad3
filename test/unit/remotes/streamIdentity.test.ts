import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { json, noAbort } from './scriptedFetch.ts';
import { serverCredentials, streamAs, streamOver } from './streamOver.ts';

const noGroups = json({ duration: '1ms', user_groups: [] });

describe('who we are to Stream', () => {
  it('is an app with its secret: a server token without times, signed HS256', async () => {
    const { remote, seen } = streamOver(noGroups);
    await remote.verify(noAbort);
    const token = seen[0]?.headers.get('authorization') ?? '';
    expect(token).not.toMatch(/bearer/i);
    expect(decodeJwt(token)).toEqual({ server: true });
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'JWT' });
    await expect(
      jwtVerify(token, new TextEncoder().encode('app-secret-abcdefgh'), { algorithms: ['HS256'] }),
    ).resolves.toBeDefined();
    expect(seen[0]?.headers.get('stream-auth-type')).toBe('jwt');
    expect(seen[0]?.url.searchParams.get('api_key')).toBe('key-12345678');
    expect(seen[0]?.url.href).not.toContain('app-secret');
  });

  it('is a person with the token somebody issued, as it was pasted but for blanks around it', async () => {
    const userToken = 'aaa.bbb.ccc';
    const credentials = { kind: 'user', apiKey: 'k', userToken: ` ${userToken}\n` } as const;
    const { remote, seen } = streamAs(credentials, noGroups);
    await remote.verify(noAbort);
    expect(seen[0]?.headers.get('authorization')).toBe(userToken);
  });

  it('lets the server judge a token that no header can hold', async () => {
    const credentials = { kind: 'user', apiKey: 'k', userToken: 'a\r\nb: ü' } as const;
    const { remote, seen } = streamAs(credentials, json({ code: 5, message: 'bad token' }, 401));
    const result = await remote.verify(noAbort);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'http', status: 401 } });
    expect(seen).toHaveLength(1);
  });

  it('never stands in a failure, however the server echoes it', async () => {
    const echo = streamOver((request) => {
      const said = `${request.url.href} ${request.headers.get('authorization')} app-secret-abcdefgh`;
      return Response.json({ code: 5, message: said }, { status: 401 });
    });
    const result = await echo.remote.verify(noAbort);
    const told = JSON.stringify(result);
    expect(told).toContain('usergroups');
    expect(told).not.toContain(serverCredentials.apiKey);
    expect(told).not.toMatch(/app-secret|eyJ/);
  });
});

describe('verifying a connection', () => {
  it('asks for one group and changes nothing', async () => {
    const { remote, seen } = streamOver(noGroups);
    expect(await remote.verify(noAbort)).toEqual({ ok: true, value: null });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.method).toBe('GET');
    expect(seen[0]?.url.pathname).toBe('/usergroups');
    expect(seen[0]?.url.searchParams.get('limit')).toBe('1');
  });

  it('fails on refused credentials with the server’s words and code', async () => {
    const { remote } = streamOver(
      json({ code: 43, message: 'Token signature is invalid', StatusCode: 401 }, 401),
    );
    expect(await remote.verify(noAbort)).toMatchObject({
      ok: false,
      failure: {
        kind: 'http',
        status: 401,
        serverCode: '43',
        serverMessage: 'Token signature is invalid',
      },
    });
  });

  it.each([{ hello: 'world' }, [], 'ok', { user_groups: 'none' }, null])(
    'does not take %j for Stream',
    async (body) => {
      const { remote } = streamOver(json(body));
      expect(await remote.verify(noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'unreadable', status: 200 },
      });
    },
  );

  it('survives an error body of another kind', async () => {
    const { remote } = streamOver(json({ code: { a: 1 }, message: 7 }, 500));
    expect(await remote.verify(noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'http', status: 500, serverCode: null, serverMessage: null },
    });
  });
});
