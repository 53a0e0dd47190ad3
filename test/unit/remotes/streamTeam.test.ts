import { describe, expect, it } from 'vitest';
import { listScopes } from '#electron/remotes/createRemote.ts';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import { json, noAbort, scriptedFetch, text } from './scriptedFetch.ts';
import { serverCredentials, streamOfTeam, streamOver, valueIn } from './streamOver.ts';

const group = { id: 'g1', name: 'Kitchen', created_at: '2026-01-15T12:00:00Z' };
const written = json({ duration: '1ms', user_group: group }, 201);
const newGroup = { clientId: 'g1', name: 'Kitchen', description: null, idempotencyKey: 'k' };

describe('a workspace that is one team', () => {
  it.each<[string, (remote: RemoteGroups) => Promise<RemoteResult<unknown>>, object]>([
    ['verify', (remote) => remote.verify(noAbort), { user_groups: [] }],
    ['listGroups', (remote) => remote.listGroups(null, noAbort), { user_groups: [] }],
    [
      'a later page of listGroups',
      (remote) => remote.listGroups(JSON.stringify({ createdAt: 'c', id: 'i' }), noAbort),
      { user_groups: [] },
    ],
    ['getGroup', (remote) => remote.getGroup('g1', noAbort), { user_group: group }],
    ['deleteGroup', (remote) => remote.deleteGroup('g1', noAbort), { duration: '1ms' }],
  ])('names it in the query of %s', async (_name, ask, body) => {
    const { remote, seen } = streamOfTeam('north & west', serverCredentials, json(body));
    valueIn(await ask(remote));
    expect(seen[0]?.url.searchParams.get('team_id')).toBe('north & west');
    expect(seen[0]?.json).toBeUndefined();
  });

  it.each<[string, (remote: RemoteGroups) => Promise<RemoteResult<unknown>>]>([
    ['createGroup', (remote) => remote.createGroup(newGroup, noAbort)],
    ['updateGroup', (remote) => remote.updateGroup('g1', { name: 'x' }, noAbort)],
    ['addMembers', (remote) => remote.addMembers('g1', ['u'], false, noAbort)],
    ['setAdmin', (remote) => remote.setAdmin('g1', ['u'], true, noAbort)],
    ['removeMembers', (remote) => remote.removeMembers('g1', ['u'], noAbort)],
  ])('names it in the body of %s', async (_name, ask) => {
    const { remote, seen } = streamOfTeam('north', serverCredentials, written);
    valueIn(await ask(remote));
    expect(seen[0]?.json).toMatchObject({ team_id: 'north' });
    expect(seen[0]?.url.searchParams.has('team_id')).toBe(false);
  });

  it('lists the people who have it among their teams, page by page', async () => {
    const page = Array.from({ length: 100 }, (_, at) => ({ id: `u-${at}` }));
    const answers = [json({ users: page }), json({ users: [] })];
    const { remote, seen } = streamOfTeam('north', serverCredentials, ...answers);
    const first = valueIn(await remote.listPeople(null, noAbort));
    valueIn(await remote.listPeople(first.nextCursor, noAbort));
    const filters = seen.map(
      ({ url }) => JSON.parse(url.searchParams.get('payload') ?? '').filter_conditions,
    );
    expect(filters).toEqual([
      { teams: { $contains: 'north' } },
      { teams: { $contains: 'north' }, id: { $gt: 'u-99' } },
    ]);
  });

  it('is named nowhere where the workspace is the whole app', async () => {
    const { remote, seen } = streamOver(json({ user_groups: [] }), written);
    valueIn(await remote.listGroups(null, noAbort));
    valueIn(await remote.updateGroup('g1', { name: 'x' }, noAbort));
    expect(seen[0]?.url.searchParams.has('team_id')).toBe(false);
    expect(seen[1]?.json).toEqual({ name: 'x' });
  });
});

describe('the teams of an app', () => {
  const teamsFrom = (...answers: Parameters<typeof scriptedFetch>) => {
    const { fetch, seen } = scriptedFetch(...answers);
    const options = {
      provider: 'stream',
      baseUrl: 'https://chat.example.org',
      credentials: serverCredentials,
      fetch,
      nowMs: () => 0,
    } as const;
    return { teams: listScopes(options, noAbort), seen };
  };
  const numbered = (count: number, teams?: unknown) =>
    Array.from({ length: count }, (_, at) => ({ id: `u-${at}`, teams }));

  it('are those that people belong to, once each and by name', async () => {
    const { teams, seen } = teamsFrom(
      json({ users: numbered(100, ['north', 'west']) }),
      json({
        users: [{ id: 'v', teams: ['east', 'north'] }, { id: 'w' }, { id: 'x', teams: 'y' }],
      }),
    );
    expect(valueIn(await teams)).toEqual(
      ['east', 'north', 'west'].map((team) => ({ id: team, name: team })),
    );
    const payloads = seen.map(({ url }) => JSON.parse(url.searchParams.get('payload') ?? ''));
    expect(payloads.map(({ filter_conditions }) => filter_conditions)).toEqual([
      {},
      { id: { $gt: 'u-99' } },
    ]);
  });

  it('are none in an app without teams', async () => {
    expect(valueIn(await teamsFrom(json({ users: numbered(3, []) })).teams)).toEqual([]);
  });

  it('are not told when one page cannot be had, nor read for ever', async () => {
    const full = json({ users: numbered(100) });
    const broken = teamsFrom(full, json({ code: 43, message: 'no' }, 401));
    expect(await broken.teams).toMatchObject({ ok: false, failure: { status: 401 } });
    const endless = teamsFrom(full, full);
    expect(await endless.teams).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
    const nameless = teamsFrom(json({ users: Array.from({ length: 100 }, () => ({})) }));
    expect(await nameless.teams).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
  });
});

describe('a person made here', () => {
  const clientId = '0191d3a0-0000-7000-8000-00000000000e';
  const person = { clientId, name: 'Ana', email: 'ana@example.org', phone: null };
  const answer = (user: unknown, id = clientId) =>
    json({ duration: '1ms', users: { [id]: user } }, 201);
  const made = answer({ id: clientId, name: 'Ana', custom: { email: 'ana@example.org' } });

  it('is upserted under our id, and comes back with it', async () => {
    const { remote, seen } = streamOver(made);
    expect(valueIn(await remote.createPerson(person, noAbort))).toEqual({
      memberKey: clientId,
      clientId,
      name: 'Ana',
      email: 'ana@example.org',
      phone: null,
      otherEmails: [],
      status: 'active',
      attributes: {},
    });
    expect(seen[0]).toMatchObject({ method: 'POST' });
    expect(seen[0]?.url.pathname).toBe('/users');
    const user = { id: clientId, name: 'Ana', custom: { email: 'ana@example.org' } };
    expect(seen[0]?.json).toEqual({ users: { [clientId]: user } });
  });

  it('is a person of the team where the workspace is one', async () => {
    const { remote, seen } = streamOfTeam('north', serverCredentials, made);
    valueIn(await remote.createPerson({ ...person, phone: '0041' }, noAbort));
    expect(seen[0]?.json).toMatchObject({
      users: { [clientId]: { teams: ['north'], custom: { phone: '0041' } } },
    });
  });

  it('[P4] is told from a list by the same id, and others by none', async () => {
    const { remote } = streamOver(json({ users: [{ id: clientId }, { id: 'ana' }] }));
    const { items } = valueIn(await remote.listPeople(null, noAbort));
    expect(items.map((item) => item.clientId)).toEqual([clientId, null]);
  });

  it.each([
    text('<html>ok</html>', 201),
    json({}, 201),
    answer({ id: 'ana', name: 'Ana' }),
    answer({ id: clientId }, 'ana'),
    answer('what?'),
  ])('is unreadable where the answer does not hold them', async (odd) => {
    const { remote } = streamOver(odd);
    expect(await remote.createPerson(person, noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable', status: 201 },
    });
  });

  it('is refused with the server’s words', async () => {
    const { remote } = streamOver(json({ code: 17, message: 'not allowed', StatusCode: 403 }, 403));
    expect(await remote.createPerson(person, noAbort)).toMatchObject({
      ok: false,
      failure: { status: 403, serverCode: '17', serverMessage: 'not allowed' },
    });
  });
});
