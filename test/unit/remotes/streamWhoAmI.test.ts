import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Permission } from '#shared/domain/permissions.ts';
import type { StreamCredentials } from '#shared/domain/workspace.ts';
import { json, noAbort } from './scriptedFetch.ts';
import { serverCredentials, streamAs, streamOfTeam, valueIn } from './streamOver.ts';

async function tokenOf(claims: Record<string, unknown>): Promise<StreamCredentials> {
  const userToken = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode('a secret that is not here'));
  return { kind: 'user', apiKey: 'k', userToken };
}

const me = (fields: object) => json({ duration: '1ms', users: [{ id: 'ana', ...fields }] });

async function permissionsWith(fields: object, team: string | null = null) {
  const credentials = await tokenOf({ user_id: 'ana' });
  const { remote } =
    team === null ? streamAs(credentials, me(fields)) : streamOfTeam(team, credentials, me(fields));
  const identity = valueIn(await remote.whoAmI(noAbort));
  expect(identity?.memberKey).toBe('ana');
  return [...(identity?.permissions ?? [])].sort();
}

const ofUsers: Permission[] = ['createGroup', 'deleteOwnGroup', 'readGroups', 'updateOwnGroup'];
const ofModerators: Permission[] = [...ofUsers, 'updateAnyGroup', 'deleteAnyGroup'];

describe('whom Stream’s credentials speak for', () => {
  it('is nobody in particular with an app secret, without a request', async () => {
    const { remote, seen } = streamAs(serverCredentials);
    expect(await remote.whoAmI(noAbort)).toEqual({ ok: true, value: null });
    expect(seen).toHaveLength(0);
  });

  it('is nobody in particular with a server token pasted as a user’s', async () => {
    const { remote, seen } = streamAs(await tokenOf({ server: true }));
    expect(await remote.whoAmI(noAbort)).toEqual({ ok: true, value: null });
    expect(seen).toHaveLength(0);
  });

  it('is the person the token names, asked for by one users query', async () => {
    const { remote, seen } = streamAs(await tokenOf({ user_id: 'ana' }), me({ role: 'user' }));
    expect(valueIn(await remote.whoAmI(noAbort))?.memberKey).toBe('ana');
    expect(seen.map(({ method, url }) => [method, url.pathname])).toEqual([['GET', '/users']]);
    expect(JSON.parse(seen[0]?.url.searchParams.get('payload') ?? '')).toEqual({
      filter_conditions: { id: 'ana' },
      limit: 1,
      include_deactivated_users: true,
    });
  });

  it('does not need to have been signed by anybody we know: the server judges the token', async () => {
    const unsigned = new UnsecuredJWT({ user_id: 'ana' }).encode();
    const credentials = { kind: 'user', apiKey: 'k', userToken: ` ${unsigned}\n` } as const;
    const { remote } = streamAs(credentials, json({ code: 43, message: 'bad signature' }, 401));
    expect(await remote.whoAmI(noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'http', status: 401, serverCode: '43' },
    });
  });

  it.each([
    ['nonsense'],
    ['a.b.c'],
    [new UnsecuredJWT({ user_id: '' }).encode()],
    [new UnsecuredJWT({ user_id: 7 }).encode()],
    [new UnsecuredJWT({ server: false }).encode()],
  ])('is refused as by the server when the token names nobody: %s', async (userToken) => {
    const { remote, seen } = streamAs({ kind: 'user', apiKey: 'k', userToken });
    expect(await remote.whoAmI(noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'http', status: 401, serverCode: 'namesNobody', serverMessage: null },
    });
    expect(seen).toHaveLength(0);
  });

  it.each([
    ['user', ofUsers],
    ['moderator', ofModerators],
    ['admin', [...ofModerators, 'createPerson']],
    ['guest', []],
    ['anonymous', []],
    ['tour-guide', ofUsers],
    ['constructor', ofUsers],
    [null, ofUsers],
  ] as const)('holds what the role %s allows', async (role, permissions) => {
    expect(await permissionsWith({ role })).toEqual([...permissions].sort());
  });

  it('holds what either the role or the one in the team allows', async () => {
    const roles = { role: 'user', teams_role: { north: 'moderator', south: 'admin' } };
    expect(await permissionsWith(roles, 'north')).toEqual([...ofModerators].sort());
    expect(await permissionsWith(roles, 'west')).toEqual([...ofUsers].sort());
    expect(await permissionsWith(roles)).toEqual([...ofUsers].sort());
  });

  it('takes somebody who may not look themselves up for a guest', async () => {
    const refusal = json({ code: 17, message: 'not allowed', StatusCode: 403 }, 403);
    const { remote } = streamAs(await tokenOf({ user_id: 'ana' }), refusal);
    expect(valueIn(await remote.whoAmI(noAbort))).toEqual({ memberKey: 'ana', permissions: [] });
  });

  it.each([{ users: [] }, { users: [{ id: 'bob', role: 'admin' }] }, { users: ['what?', {}] }])(
    'takes the role for unknown where the server does not tell it: %j',
    async (body) => {
      const { remote } = streamAs(await tokenOf({ user_id: 'ana' }), json(body));
      expect(valueIn(await remote.whoAmI(noAbort))?.permissions.toSorted()).toEqual(ofUsers);
    },
  );

  it.each([[500], [429]])('fails with a failing server (%i)', async (status) => {
    const credentials = await tokenOf({ user_id: 'ana' });
    const { remote } = streamAs(credentials, json({ code: -1, message: 'Oops' }, status));
    expect(await remote.whoAmI(noAbort)).toMatchObject({ ok: false, failure: { status } });
  });
});
