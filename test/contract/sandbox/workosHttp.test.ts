import { beforeEach, describe, expect, it } from 'vitest';
import { numberedGroups } from '#test/contract/remotes/rosterSeed.ts';
import { groupIn, sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import { manualClock } from '#test/unit/sandbox/organisation.ts';
import { refusalOf, smallRoster, workosClient, workosRequest } from './workosClient.ts';

let sandbox: TestSandbox;
let clock: ReturnType<typeof manualClock>;
let organizationId: string;
let groups: string;
let choir: string;
let bob: string;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-11-01T12:00:05Z') / 1000);
  sandbox = await sandboxWith(smallRoster, { clock });
  ({ organizationId } = sandbox.credentials.workos);
  groups = `/organizations/${organizationId}/groups`;
  const ids = await sandbox.workosIds();
  choir = `${groups}/${ids.groups.choir}`;
  bob = ids.memberships.bob ?? '';
});

const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  workosRequest(sandbox, method, path, body, headers);

describe('an answer of the WorkOS face', () => {
  it('is JSON with an id of the request, or nothing at all', async () => {
    const good = await send('GET', choir);
    const bad = await send('GET', '/organizations/org_x');
    for (const { headers } of [good, bad]) {
      expect(headers.get('content-type')).toMatch(/^application\/json/);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(good.headers.get('x-request-id')).not.toBe(bad.headers.get('x-request-id'));
    const gone = await send('DELETE', choir);
    expect([gone.status, gone.body, gone.headers.get('content-type')]).toEqual([
      204,
      undefined,
      null,
    ]);
  });

  it('says in WorkOS’ words what is wrong', async () => {
    const stranger = await send('GET', groups, undefined, { authorization: 'Bearer sk_other' });
    expect([stranger.status, stranger.body]).toEqual([401, { message: 'Unauthorized' }]);
    const bare = await send('GET', groups, undefined, {
      authorization: sandbox.credentials.workos.apiKey,
    });
    expect(bare.status).toBe(401);
    const missing = await send('GET', '/organizations/org_x/groups');
    expect([missing.status, missing.body]).toEqual([
      404,
      { message: "Organization not found: 'org_x'.", code: 'not_found' },
    ]);
    expect((await send('POST', groups, '{"name":')).body).toEqual({
      message: 'The request body is not valid JSON.',
      code: 'bad_request',
    });
    for (const [body, errors] of [
      [{}, [{ field: 'name', code: 'required' }]],
      [undefined, [{ field: 'body', code: 'required' }]],
      [
        { name: 3, description: 'd'.repeat(151) },
        [
          { field: 'name', code: 'invalid' },
          { field: 'description', code: 'invalid' },
        ],
      ],
    ] as const) {
      const refused = await send('POST', groups, body);
      expect([refused.status, refused.body]).toMatchObject([
        422,
        { message: 'Validation failed.', code: 'unprocessable_entity', errors },
      ]);
    }
    const unknownPaths = [
      await send('GET', '/user_management/invitations'),
      await send('PUT', groups, {}),
    ];
    expect(unknownPaths.map(({ status }) => status)).toEqual([404, 404]);
  });

  it('to a PATCH leaves alone what the body does not name', async () => {
    const before = (await send('GET', choir)).body;
    const renamed = await send('PATCH', choir, { name: 'Chorus' });
    expect(renamed.body).toMatchObject({ name: 'Chorus', description: 'We sing' });
    const emptied = await send('PATCH', choir, { description: null });
    expect(emptied.body).toMatchObject({ name: 'Chorus', description: null });
    expect(emptied.body.updated_at).not.toBe(before.updated_at);
    clock.advanceSeconds(60);
    for (const unchanged of [{}, { description: null }, { name: 'Chorus', description: '' }]) {
      expect((await send('PATCH', choir, unchanged)).body).toEqual(emptied.body);
    }
  });
});

describe('a list of the WorkOS face', () => {
  let path: string;
  let names: string[];
  beforeEach(async () => {
    sandbox = await sandboxWith({ groups: numberedGroups(7) });
    path = `/organizations/${organizationId}/groups`;
    const { data } = (await send('GET', `${path}?order=asc`)).body;
    names = data.map(({ id }) => id);
  });
  const page = async (query: string) => {
    const { data, list_metadata: cursors } = (await send('GET', `${path}?${query}`)).body;
    const at = (id: string | null) => (id === null ? null : names.indexOf(id));
    return [data.map(({ id }) => at(id)), at(cursors.before), at(cursors.after)];
  };

  it('goes forward with after and back with before', async () => {
    expect(await page('order=asc&limit=3')).toEqual([[0, 1, 2], null, 2]);
    expect(await page(`order=asc&limit=3&after=${names[2]}`)).toEqual([[3, 4, 5], 3, 5]);
    expect(await page(`order=asc&limit=3&after=${names[5]}`)).toEqual([[6], 6, null]);
    expect(await page(`order=asc&limit=3&before=${names[6]}`)).toEqual([[3, 4, 5], 3, 5]);
    expect(await page(`order=asc&limit=3&before=${names[2]}`)).toEqual([[0, 1], null, 1]);
    expect(await page(`limit=3&after=${names[4]}`)).toEqual([[3, 2, 1], 3, 1]);
    expect(await page(`limit=3&before=${names[4]}`)).toEqual([[6, 5], null, 5]);
    expect(await page(`order=asc&after=${names[1]}&before=${names[4]}`)).toEqual([[2, 3], 2, 3]);
    expect(await page(`order=asc&after=${names[6]}`)).toEqual([[], null, null]);
  });

  it('in normal order begins with the newest, and before means older', async () => {
    expect(await page('order=normal&limit=3')).toEqual([[6, 5, 4], 4, null]);
    expect(await page(`order=normal&limit=3&before=${names[4]}`)).toEqual([[3, 2, 1], 1, 3]);
    expect(await page(`order=normal&limit=3&after=${names[1]}`)).toEqual([[4, 3, 2], 2, 4]);
  });

  it('has ten objects on a page, or up to a hundred', async () => {
    expect(await page('')).toEqual([[6, 5, 4, 3, 2, 1, 0], null, null]);
    for (const query of ['limit=0', 'limit=101', 'limit=ten', 'order=up']) {
      expect((await send('GET', `${path}?${query}`)).status).toBe(422);
    }
  });

  it('begins anew at a cursor it does not know, or refuses it where it is set to', async () => {
    await send('DELETE', `${path}/${names[2]}`);
    expect(await page(`order=asc&limit=2&after=${names[2]}`)).toEqual([[0, 1], null, 1]);
    sandbox = await sandboxWith(smallRoster, { workos: { unknownCursor: 'refused' } });
    const refused = await send('GET', `${path}?after=${names[2]}`);
    expect([refused.status, refused.body.code]).toEqual([400, 'bad_request']);
  });
});

describe('a POST with an Idempotency-Key', () => {
  const key = { 'Idempotency-Key': 'retry-1' };

  it('takes effect once, and is answered the same every time', async () => {
    const first = await send('POST', groups, { name: 'Desk' }, key);
    const second = await send('POST', groups, { name: 'Desk' }, key);
    expect([second.status, second.body]).toEqual([201, first.body]);
    const other = await send('POST', groups, { name: 'Desk' }, { 'Idempotency-Key': 'retry-2' });
    expect(other.body.id).not.toBe(first.body.id);
    const without = await send('POST', groups, { name: 'Desk' });
    expect(without.body.id).not.toBe(first.body.id);
    expect((await sandbox.state()).groups).toHaveLength(4);
  });

  it('adds a member once, even when the member was removed since', async () => {
    const members = `${choir}/organization-memberships`;
    await send('POST', members, { organization_membership_id: bob }, key);
    await send('DELETE', `${members}/${bob}`);
    const again = await send('POST', members, { organization_membership_id: bob }, key);
    expect(again.status).toBe(200);
    expect((await groupIn(sandbox, 'choir'))?.members).toEqual(['ann']);
  });

  it('is refused with the key of another request, and repeated where it was refused itself', async () => {
    const refused = await send('POST', groups, { name: '' }, key);
    expect(refused.status).toBe(422);
    await send('POST', groups, { name: 'Desk' }, key);
    const other = await send('POST', groups, { name: 'Other' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect((await sandbox.state()).groups).toHaveLength(2);
  });

  it('is forgotten after a day', async () => {
    const first = await send('POST', groups, { name: 'Desk' }, key);
    clock.advanceSeconds(86_400);
    const later = await send('POST', groups, { name: 'Desk' }, key);
    expect(later.body.id).not.toBe(first.body.id);
  });

  it('of the official client survives a lost answer: it retries and one group is there', async () => {
    await sandbox.fault({ kind: 'dropAnswer', method: 'POST', times: 1 });
    const client = workosClient(sandbox, { maxRetries: 1 });
    const created = await client.groups.createGroup({ organizationId, name: 'Desk' });
    expect(created.name).toBe('Desk');
    const state = await sandbox.state();
    expect(state.groups.filter(({ name }) => name === 'Desk')).toHaveLength(1);
    expect(state.requests.byStatus).toEqual({ 201: 1, dropped: 1 });
  });
});

describe('too many requests', () => {
  const tooMany = { message: 'Too many requests.', code: 'rate_limit_exceeded' };

  it('are refused until the window is over', async () => {
    const rateLimits = { all: { requests: 2, windowSeconds: 60 } };
    sandbox = await sandboxWith(smallRoster, { clock, workos: { rateLimits } });
    await send('GET', groups);
    await send('POST', groups, { name: '' });
    const refused = await send('POST', groups, { name: 'Desk' });
    expect([refused.status, refused.body]).toEqual([429, tooMany]);
    expect(refused.headers.get('retry-after')).toBe('55');
    const error = await workosClient(sandbox)
      .groups.listGroups({ organizationId })
      .catch((reason: object) => reason);
    expect(error).toMatchObject({
      name: 'RateLimitExceededException',
      status: 429,
      retryAfter: 55,
    });
    expect((await sandbox.state()).groups).toHaveLength(1);
    clock.advanceSeconds(55);
    expect((await send('GET', groups)).status).toBe(200);
  });

  it('are counted for reading and writing memberships apart', async () => {
    const one = { requests: 1, windowSeconds: 10 };
    const rateLimits = { userManagementReads: one, userManagementWrites: one };
    sandbox = await sandboxWith(smallRoster, { clock, workos: { rateLimits } });
    const statuses = [
      await send('GET', '/user_management/users'),
      await send('PUT', `/user_management/organization_memberships/${bob}/deactivate`),
      await send('GET', `/user_management/organization_memberships/${bob}`),
      await send('PUT', `/user_management/organization_memberships/${bob}/reactivate`),
      await send('GET', groups),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 429, 429, 200]);
  });

  it('and other failures can be brought about, in WorkOS’ words', async () => {
    const client = workosClient(sandbox);
    const call = () => refusalOf(client.groups.listGroups({ organizationId }));
    await sandbox.fault({ kind: 'status', status: 429, times: 1, retryAfterSeconds: 3 });
    const refused = await send('GET', groups);
    expect([refused.body, refused.headers.get('retry-after')]).toEqual([tooMany, '3']);
    for (const [status, name] of [
      [401, 'UnauthorizedException'],
      [403, 'GenericServerException'],
      [409, 'ConflictException'],
      [500, 'GenericServerException'],
    ] as const) {
      await sandbox.fault({ kind: 'status', status, times: 1 });
      expect(await call()).toEqual([name, status]);
    }
    await sandbox.fault({ kind: 'status', status: 502, times: 1, body: '<h1>Bad Gateway</h1>' });
    await expect(client.groups.listGroups({ organizationId })).rejects.toThrow(/ParseError/);
    await sandbox.fault({ kind: 'status', status: 503, times: 1, retryAfterSeconds: 0 });
    const patient = workosClient(sandbox, { maxRetries: 1 });
    expect((await patient.groups.listGroups({ organizationId })).data).toHaveLength(1);
  });
});
