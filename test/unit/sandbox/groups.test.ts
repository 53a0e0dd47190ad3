import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';
import { addPeople, idsOf } from './organisation.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.stop());

describe('a group on the Stream face', () => {
  it('is created with its members, under the given id or a UUID v7', async () => {
    await addPeople(sandbox, ['ann', 'bob']);
    const own = await sandbox.request('POST', '/usergroups', {
      id: 'kitchen',
      name: 'Kitchen',
      description: 'Soup',
      member_ids: ['bob', 'ann', 'ann'],
    });
    expect(own.status).toBe(201);
    expect(own.body.user_group).toMatchObject({
      id: 'kitchen',
      name: 'Kitchen',
      description: 'Soup',
    });
    expect(own.body.user_group.members.map((member) => member.user_id)).toEqual(['ann', 'bob']);
    expect(own.body.duration).toMatch(/^\d+\.\d\dms$/);

    const generated = await sandbox.request('POST', '/usergroups', { name: 'Desk' });
    expect(generated.body.user_group.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(generated.body.user_group).not.toHaveProperty('description');
  });

  it('is renamed without touching its description, and the other way round', async () => {
    await sandbox.request('POST', '/usergroups', { id: 'g', name: 'A', description: 'first' });
    const renamed = await sandbox.request('PUT', '/usergroups/g', { name: 'B', description: null });
    expect(renamed.status).toBe(201);
    expect(renamed.body.user_group).toMatchObject({ name: 'B', description: 'first' });
    const emptied = await sandbox.request('PUT', '/usergroups/g', { description: '' });
    expect(emptied.body.user_group.name).toBe('B');
    expect(emptied.body.user_group).not.toHaveProperty('description');
    expect(emptied.body.user_group.updated_at > renamed.body.user_group.updated_at).toBe(true);
  });

  it('is gone after it was deleted, with its members', async () => {
    await addPeople(sandbox, ['ann']);
    await sandbox.request('POST', '/usergroups', { id: 'g', name: 'A', member_ids: ['ann'] });
    expect((await sandbox.request('DELETE', '/usergroups/g')).status).toBe(200);
    expect((await sandbox.request('GET', '/usergroups/g')).status).toBe(404);
    const again = await sandbox.request('DELETE', '/usergroups/g');
    expect(again.status).toBe(404);
    expect(again.body).toMatchObject({
      code: 16,
      StatusCode: 404,
      message: `DeleteUserGroup failed with error: "user group with id g doesn't exist"`,
    });
    const reborn = await sandbox.request('POST', '/usergroups', { id: 'g', name: 'A' });
    expect(reborn.body.user_group.members).toEqual([]);
  });

  it('is reached by an id that needs escaping', async () => {
    await sandbox.request('POST', '/usergroups', { id: 'a/b ü?', name: 'Odd' });
    const path = `/usergroups/${encodeURIComponent('a/b ü?')}`;
    expect((await sandbox.request('GET', path)).body.user_group.name).toBe('Odd');
  });

  it('keeps its id and its name within the team to itself', async () => {
    await sandbox.request('POST', '/usergroups', { id: 'one', name: 'Choir' });
    const sameId = await sandbox.request('POST', '/usergroups', { id: 'one', name: 'Other' });
    expect(sameId.status).toBe(400);
    expect(sameId.body).toMatchObject({ code: 4 });
    expect(sameId.body.message).toContain('user group with id one already exists');
    expect(Object.keys(sameId.body.exception_fields ?? {})).toEqual(['id']);
    const sameName = await sandbox.request('POST', '/usergroups', { id: 'two', name: 'Choir' });
    expect([sameName.status, sameName.body.code]).toEqual([400, 4]);
    expect(Object.keys(sameName.body.exception_fields ?? {})).toEqual(['name']);
    const otherTeam = await sandbox.request('POST', '/usergroups', {
      id: 'two',
      name: 'Choir',
      team_id: 'north',
    });
    expect(otherTeam.status).toBe(201);
    await sandbox.request('POST', '/usergroups', { id: 'three', name: 'Drivers' });
    const renamed = await sandbox.request('PUT', '/usergroups/three', { name: 'Choir' });
    expect([renamed.status, renamed.body.code]).toEqual([400, 4]);
    expect((await sandbox.request('PUT', '/usergroups/one', { name: 'Choir' })).status).toBe(201);
  });

  it('of a team is found with that team or none named, never with another', async () => {
    await sandbox.request('POST', '/usergroups', { id: 'n', name: 'North', team_id: 'north' });
    await sandbox.request('POST', '/usergroups', { id: 'x', name: 'Nobody’s' });
    expect((await sandbox.request('GET', '/usergroups/n?team_id=north')).status).toBe(200);
    expect((await sandbox.request('GET', '/usergroups/n')).status).toBe(200);
    expect((await sandbox.request('GET', '/usergroups/n?team_id=south')).status).toBe(404);
    const body = { name: 'M', team_id: 'south' };
    expect((await sandbox.request('PUT', '/usergroups/n', body)).status).toBe(404);
    expect((await sandbox.request('DELETE', '/usergroups/n?team_id=south')).status).toBe(404);
    const members = { member_ids: ['ann'], team_id: 'south' };
    await addPeople(sandbox, ['ann']);
    for (const path of ['/usergroups/n/members', '/usergroups/n/members/delete']) {
      expect((await sandbox.request('POST', path, members)).status).toBe(404);
      const inNorth = await sandbox.request('POST', path, { ...members, team_id: 'north' });
      expect(inNorth.status).toBe(201);
    }
    for (const [team, found] of [
      ['north', ['n']],
      ['south', []],
    ] as const) {
      const path = `/usergroups/search?query=n&team_id=${team}`;
      const { body } = await sandbox.request('GET', path);
      expect(body.user_groups.map((group) => group.id)).toEqual(found);
    }
    const listed = await sandbox.request('GET', '/usergroups?team_id=north');
    expect(listed.body.user_groups.map((group) => group.id)).toEqual(['n']);
    expect((await sandbox.request('GET', '/usergroups')).body.user_groups).toHaveLength(2);
  });
});

describe('members', () => {
  beforeEach(async () => {
    await addPeople(sandbox, idsOf('p', 130));
    await sandbox.request('POST', '/usergroups', { id: 'g', name: 'G' });
  });
  const add = (ids: string[], more: object = {}) =>
    sandbox.request('POST', '/usergroups/g/members', { member_ids: ids, ...more });

  it('are added all or none, and every unknown id is named', async () => {
    const refused = await add(['p-1', 'ghost', 'p-2', 'phantom']);
    expect([refused.status, refused.body.code]).toEqual([400, 4]);
    expect(refused.body.message).toBe(
      'AddUserGroupMembers failed with error: "the following users do not exist: ghost, phantom"',
    );
    expect((await sandbox.request('GET', '/usergroups/g')).body.user_group.members).toEqual([]);
  });

  it('take the admin flag of the latest request, under either of its names', async () => {
    const flags = async () =>
      (await sandbox.request('GET', '/usergroups/g')).body.user_group.members.map(
        (member) => member.is_admin,
      );
    const first = await add(['p-1'], { as_admin: true });
    expect(first.status).toBe(201);
    expect(await flags()).toEqual([true]);
    await add(['p-1']);
    expect(await flags()).toEqual([false]);
    const joinedAt = first.body.user_group.members[0]!.created_at;
    const last = await add(['p-1'], { is_admin: true });
    expect(await flags()).toEqual([true]);
    expect(last.body.user_group.members[0]!.created_at).toBe(joinedAt);
  });

  it('are removed, those who are not in the group being passed over', async () => {
    await add(['p-1', 'p-2']);
    const removed = await sandbox.request('POST', '/usergroups/g/members/delete', {
      member_ids: ['p-1', 'p-9', 'ghost'],
    });
    expect(removed.status).toBe(201);
    expect(removed.body.user_group.members.map((member) => member.user_id)).toEqual(['p-2']);
  });

  it('leave an interval behind that coming back does not reopen', async () => {
    await add(['p-1']);
    await sandbox.request('POST', '/usergroups/g/members/delete', { member_ids: ['p-1'] });
    await add(['p-1']);
    const group = (await sandbox.state()).groups.find(({ id }) => id === 'g')!;
    expect(group.members).toHaveLength(1);
    expect(group.history).toHaveLength(2);
    const [first, second] = group.history;
    expect(first!.leftAt! > first!.joinedAt).toBe(true);
    expect(second!.joinedAt > first!.leftAt!).toBe(true);
    expect(second!.leftAt).toBeNull();
  });

  it('do not move the group’s updated_at', async () => {
    const before = (await sandbox.request('GET', '/usergroups/g')).body.user_group.updated_at;
    const after = (await add(['p-1'])).body.user_group.updated_at;
    expect(after).toBe(before);
  });

  it('number a hundred at most, per request and in all', async () => {
    expect((await add(idsOf('p', 101))).body).toMatchObject({
      code: 4,
      exception_fields: { member_ids: 'member_ids must contain at maximum 100 items' },
    });
    expect((await add([])).status).toBe(400);
    expect((await add(idsOf('p', 100))).status).toBe(201);
    const tooMany = await add(['p-100']);
    expect([tooMany.status, tooMany.body.code]).toEqual([400, 4]);
    expect((await add(['p-5'], { as_admin: true })).status).toBe(201);
  });
});
