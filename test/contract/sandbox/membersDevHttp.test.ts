import { beforeEach, describe, expect, it } from 'vitest';
import { sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import { manualClock } from '#test/unit/sandbox/organisation.ts';
import { membersDevRequest } from './membersDevClient.ts';
import { smallRoster } from './workosClient.ts';

let sandbox: TestSandbox;
let choir: string;
beforeEach(async () => {
  sandbox = await sandboxWith(smallRoster);
  choir = `/v1/groups/${(await sandbox.membersDevIds()).groups.choir}`;
});
const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  membersDevRequest(sandbox, method, path, body, headers);

describe('the key', () => {
  it.each([
    ['is missing', () => ''],
    ['is another one', () => 'Bearer mdev_test_other'],
    ['comes without its scheme', (key: string) => key],
    ['comes with another scheme', (key: string) => `Basic ${key}`],
  ])('is asked for where it %s', async (_, authorization) => {
    const { apiKey } = sandbox.credentials.membersDev;
    for (const [method, path] of [
      ['GET', '/v1/groups'],
      ['GET', '/v1/users/'],
      ['DELETE', choir],
      ['POST', '/v1/groups'],
    ] as const) {
      const headers = { authorization: authorization(apiKey) };
      const answer = await send(method, path, method === 'POST' ? {} : undefined, headers);
      expect([answer.status, answer.body]).toEqual([401, { detail: 'Not authenticated' }]);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect((await sandbox.state()).groups).toHaveLength(1);
  });

  it('is the one that was given', async () => {
    const membersDev = { apiKey: 'my-key' };
    sandbox = await sandboxWith(smallRoster, { credentials: { membersDev } });
    expect(sandbox.credentials.membersDev).toEqual(membersDev);
    expect((await send('GET', '/v1/groups')).status).toBe(200);
    const bearer = { authorization: 'bearer my-key' };
    expect((await send('GET', '/v1/groups', undefined, bearer)).status).toBe(200);
  });
});

describe('a path', () => {
  it('may have a slash at its end, without a redirect', async () => {
    const created = await send('POST', '/v1/groups/', { name: 'Desk' });
    expect(created.status).toBe(201);
    const desk = `/v1/groups/${created.body.id}`;
    const dee = await send('POST', '/v1/users/', { name: 'Dee', external_id: 'dee' });
    expect(dee.status).toBe(201);
    expect((await send('PATCH', `${desk}/`, { name: 'Bar', user_ids: [dee.body.id] })).status).toBe(
      200,
    );
    for (const path of ['/v1/groups', '/v1/users', '/v1/users/external/dee', desk]) {
      const slashed = await send('GET', `${path}/?include_removed_memberships=true`);
      const plain = await send('GET', `${path}?include_removed_memberships=true`);
      expect([slashed.status, slashed.body]).toEqual([200, plain.body]);
    }
    expect((await send('DELETE', `${desk}/`)).status).toBe(204);
    const { byRoute } = (await sandbox.state()).requests;
    expect(byRoute).toMatchObject({ 'GET /v1/groups/{group_id}': 2, 'POST /v1/groups': 1 });
  });

  it('that is not documented is 404, and another method 405', async () => {
    const { users } = await sandbox.membersDevIds();
    for (const path of ['/v1', '/v1/', '/v1/products', `/v1/users/${users.ann}`, '/v1/groups//']) {
      const { status, body } = await send('GET', path);
      expect([path, status, body]).toEqual([path, 404, { detail: 'Not Found' }]);
    }
    const refused = await send('PUT', choir, { name: 'x' });
    expect([refused.status, refused.body]).toEqual([405, { detail: 'Method Not Allowed' }]);
    expect(refused.headers.get('allow')).toBe('GET, PATCH, DELETE');
  });
});

describe('a body', () => {
  const field = (name: string) => ['body', name];

  it.each([
    [undefined, [{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }]],
    [
      '[]',
      [
        {
          type: 'model_attributes_type',
          loc: ['body'],
          msg: 'Input should be a valid dictionary or object to extract fields from',
          input: [],
        },
      ],
    ],
    [
      { name: '' },
      [
        {
          type: 'string_too_short',
          loc: field('name'),
          msg: 'String should have at least 1 character',
          input: '',
          ctx: { min_length: 1 },
        },
      ],
    ],
    [
      { name: null, user_ids: ['x', 3] },
      [
        {
          type: 'string_type',
          loc: field('name'),
          msg: 'Input should be a valid string',
          input: null,
        },
        {
          type: 'string_type',
          loc: ['body', 'user_ids', 1],
          msg: 'Input should be a valid string',
          input: 3,
        },
      ],
    ],
  ])('like %j is refused by create and update', async (body, detail) => {
    for (const [method, path] of [
      ['POST', '/v1/groups'],
      ['PATCH', choir],
    ] as const) {
      const answer = await send(method, path, body);
      expect([answer.status, answer.body]).toEqual([422, { detail }]);
    }
  });

  it('that is no JSON is refused', async () => {
    const { status, body } = await send('POST', '/v1/groups', '{"name":');
    expect([status, body]).toEqual([
      422,
      {
        detail: [
          {
            type: 'json_invalid',
            loc: ['body', 0],
            msg: 'JSON decode error',
            input: {},
            ctx: { error: expect.any(String) },
          },
        ],
      },
    ]);
  });

  it('without a name is refused by create only', async () => {
    const { status, body } = await send('POST', '/v1/groups', { description: 'd' });
    expect([status, body.detail]).toEqual([
      422,
      [{ type: 'missing', loc: field('name'), msg: 'Field required', input: { description: 'd' } }],
    ]);
    expect((await send('PATCH', choir, { description: 'd' })).status).toBe(200);
  });

  it('is refused before the group is looked for', async () => {
    expect((await send('PATCH', '/v1/groups/ugrp_x', { name: '' })).status).toBe(422);
    const query = '?include_removed_memberships=maybe';
    const { status, body } = await send('GET', `${choir}${query}`);
    expect([status, body.detail]).toEqual([
      422,
      [
        {
          type: 'bool_parsing',
          loc: ['query', 'include_removed_memberships'],
          msg: 'Input should be a valid boolean, unable to interpret input',
          input: 'maybe',
        },
      ],
    ]);
  });
});

describe('too many requests', () => {
  it('are none by default, and refused until the window is over where there is a limit', async () => {
    const clock = manualClock(Date.parse('2026-11-01T12:00:05Z') / 1000);
    const membersDev = { rateLimit: { budget: 2, windowSeconds: 60 } };
    sandbox = await sandboxWith(smallRoster, { clock, membersDev });
    await send('GET', '/v1/users');
    await send('GET', '/v1/groups');
    const refused = await send('POST', '/v1/groups', { name: 'Desk' });
    expect([refused.status, refused.body]).toEqual([429, { detail: 'Too Many Requests' }]);
    expect(refused.headers.get('retry-after')).toBe('55');
    expect((await sandbox.state()).groups).toHaveLength(1);
    clock.advanceSeconds(55);
    expect((await send('POST', '/v1/groups', { name: 'Desk' })).status).toBe(201);
  });
});

describe('what goes wrong on purpose', () => {
  it('is told in Members.dev’s words and counted by its paths', async () => {
    for (const [status, detail, retryAfterSeconds] of [
      [401, 'Not authenticated', undefined],
      [403, 'Forbidden', undefined],
      [429, 'Too Many Requests', 3],
      [500, 'Internal Server Error', undefined],
      [503, 'Service Unavailable', 0],
    ] as const) {
      const rule = { kind: 'status', path: '/v1/groups', times: 1, status } as const;
      await sandbox.fault({
        ...rule,
        ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      });
      const answer = await send('GET', '/v1/groups');
      expect([answer.status, answer.body]).toEqual([status, { detail }]);
      expect(answer.headers.get('retry-after')).toBe(
        retryAfterSeconds === undefined ? null : String(retryAfterSeconds),
      );
      expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
    }
    await sandbox.fault({ kind: 'status', status: 502, times: 1, body: { detail: 'own' } });
    expect((await send('GET', '/v1/groups')).body).toEqual({ detail: 'own' });
    await sandbox.fault({ kind: 'status', status: 502, times: 1, body: '<h1>Bad Gateway</h1>' });
    await expect(send('GET', '/v1/groups')).rejects.toThrow(/JSON/);
    const { requests } = await sandbox.state();
    expect(requests.byRoute).toEqual({ 'GET /v1/groups': 7 });
    expect(requests.byStatus).toMatchObject({ 401: 1, 429: 1, 502: 2 });
  });

  it('loses the answer to a create, which made a group all the same', async () => {
    await sandbox.fault({ kind: 'dropAnswer', method: 'POST', path: '/v1/groups', times: 1 });
    await expect(send('POST', '/v1/groups', { name: 'Desk' })).rejects.toThrow('fetch failed');
    const { items } = (await send('GET', '/v1/groups')).body;
    expect(items.map(({ name }) => name)).toEqual(['Desk', 'Choir']);
  });

  it('is a body past the limit', async () => {
    const { status, body } = await send('POST', '/v1/groups', { name: 'x'.repeat(4 * 1024 ** 2) });
    expect([status, body]).toEqual([413, { detail: 'Payload Too Large' }]);
  });
});
