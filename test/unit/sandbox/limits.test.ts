import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  await sandbox.request('POST', '/usergroups', { id: 'g', name: 'G' });
});
afterAll(() => sandbox.stop());

describe('what Stream limits', () => {
  it.each([
    ['an empty name', { name: '' }, 'name'],
    ['no name', {}, 'name'],
    ['a name of 256 characters', { name: 'x'.repeat(256) }, 'name'],
    ['a name that is a number', { name: 7 }, 'name'],
    [
      'a description of 1,025 characters',
      { name: 'a', description: 'x'.repeat(1025) },
      'description',
    ],
    ['an id of 256 characters', { name: 'a', id: 'x'.repeat(256) }, 'id'],
    ['a team of 256 characters', { name: 'a', team_id: 'x'.repeat(256) }, 'team_id'],
    ['members that are no list', { name: 'a', member_ids: 'ann' }, 'member_ids'],
  ])('is refused on create: %s', async (_, body, field) => {
    const answer = await sandbox.request('POST', '/usergroups', body);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe(4);
    expect(Object.keys(answer.body.exception_fields ?? {})).toEqual([field]);
  });

  it('is counted in characters, not in UTF-16 units', async () => {
    const name = '🧑'.repeat(255);
    const answer = await sandbox.request('POST', '/usergroups', { name });
    expect(answer.status).toBe(201);
    expect(answer.body.user_group.name).toBe(name);
    const longer = await sandbox.request('PUT', '/usergroups/g', { name: '🧑'.repeat(256) });
    expect(longer.status).toBe(400);
  });

  it.each([
    '/usergroups?limit=0',
    '/usergroups?limit=101',
    '/usergroups?limit=ten',
    '/usergroups?created_at_gt=yesterday',
    `/usergroups?team_id=${'x'.repeat(256)}`,
    '/usergroups/search',
    '/usergroups/search?query=',
    `/usergroups/search?query=${'x'.repeat(256)}`,
    '/usergroups/search?query=a&limit=26',
  ])('is refused: GET %s', async (path) => {
    const answer = await sandbox.request('GET', path);
    expect([answer.status, answer.body.code]).toEqual([400, 4]);
  });

  it('an update must change something', async () => {
    const answer = await sandbox.request('PUT', '/usergroups/g', { team_id: null });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('at least one of name or description');
  });

  it('a thousand groups are enough for an app, or for each of its teams', async () => {
    const { groups } = await sandbox.state();
    for (let at = groups.length; at < 1000; at += 1) {
      const { status } = await sandbox.request('POST', '/usergroups', { name: `Group ${at}` });
      expect(status).toBe(201);
    }
    const answer = await sandbox.request('POST', '/usergroups', { name: 'One more' });
    expect([answer.status, answer.body.code]).toEqual([400, 4]);
    expect(answer.body.message).toContain('1000');
    expect((await sandbox.state()).groups).toHaveLength(1000);

    const ofTeam = (name: string) =>
      sandbox.request('POST', '/usergroups', { name, team_id: 'north' });
    for (let at = 0; at < 1000; at += 1) expect((await ofTeam(`Group ${at}`)).status).toBe(201);
    const beyond = await ofTeam('One more');
    expect([beyond.status, beyond.body.code]).toEqual([400, 4]);
    expect((await sandbox.state()).groups).toHaveLength(2000);
  });
});

describe('a request that makes no sense', () => {
  it('is refused when its body is not JSON', async () => {
    const answer = await sandbox.request('POST', '/usergroups', '{"name": ');
    expect([answer.status, answer.body.code]).toEqual([400, 4]);
    expect(answer.body.message).toBe(
      'CreateUserGroup failed with error: "the request body is not valid JSON"',
    );
  });

  it.each(['[]', '"text"', ''])('is refused when its body is %j', async (body) => {
    const answer = await sandbox.request('POST', '/usergroups', body);
    expect([answer.status, answer.body.code]).toEqual([400, 4]);
  });

  it.each([
    ['Content-Length', (body: string) => body],
    ['chunks', (body: string) => new Blob([body]).stream()],
  ])('is refused when its body, sent with %s, is over 4 MB', async (_, bodyOf) => {
    const body = bodyOf(JSON.stringify({ name: 'x', description: 'y'.repeat(4 * 1024 * 1024) }));
    const response = await fetch(`${sandbox.url}/usergroups?api_key=any`, {
      method: 'POST',
      body,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 22, StatusCode: 413 });
  });

  it('is told which methods a path knows', async () => {
    const answer = await sandbox.request('PATCH', '/usergroups/g');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, PUT, DELETE');
  });

  it.each(['/', '/usergroups/', '/channels', '/usergroups/g/members/extra'])(
    'is told that there is no %s',
    async (path) => {
      const answer = await sandbox.request('GET', path);
      expect(answer.status).toBe(404);
      expect(answer.body.StatusCode).toBe(404);
    },
  );
});
