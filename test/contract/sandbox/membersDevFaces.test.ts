import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { demoContent } from '#electron/sandbox/seed/demo/demoContent.ts';
import { sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import { startTestSandbox } from '#test/support/startSandbox.ts';
import { membersDevRequest } from './membersDevClient.ts';
import { smallRoster, streamClient, workosClient } from './workosClient.ts';

const withHistory = '?include_removed_memberships=true';

describe('one dataset under three faces', () => {
  it('shows what Stream’s client does in groups and users here', async () => {
    const sandbox = await sandboxWith(smallRoster);
    const stream = streamClient(sandbox);
    const send = (path: string) => membersDevRequest(sandbox, 'GET', path);
    await stream.createUserGroup({ id: 'desk', name: 'Desk', member_ids: ['ann', 'bob'] });
    const { groups, users } = await sandbox.membersDevIds();
    const desk = `/v1/groups/${groups.desk}`;
    const before = (await send(desk)).body;
    expect(before).toMatchObject({ name: 'Desk', description: null, member_count: 2 });

    await stream.updateUserGroup('desk', { description: 'At the door' });
    await stream.addUserGroupMembers('desk', { member_ids: ['bob', 'cem'], as_admin: true });
    await stream.removeUserGroupMembers('desk', { member_ids: ['ann'] });
    const user = { id: 'dee', name: 'Dee', email: 'dee@example.org' };
    await stream.upsertUser(user);
    const { body } = await send(`${desk}${withHistory}`);
    expect(body).toMatchObject({ description: 'At the door', member_count: 2 });
    const bob = before.members.find(({ user_id }) => user_id === users.bob);
    expect(body.members).toMatchObject([bob, { user_id: users.cem }]);
    expect(body.membership_history).toMatchObject([{ user_id: users.ann }]);
    const [dee] = (await send('/v1/users?search=dee@')).body.items;
    expect(dee).toMatchObject({ name: 'Dee', emails: [{ email: 'dee@example.org' }] });
    await stream.deleteUserGroup('desk');
    expect((await send(desk)).status).toBe(404);
  });

  it('shows what is done here to Stream’s client, whose admins stay admins', async () => {
    const sandbox = await sandboxWith(smallRoster);
    const stream = streamClient(sandbox);
    const { groups, users } = await sandbox.membersDevIds();
    await stream.addUserGroupMembers('choir', { member_ids: ['ann'], as_admin: true });
    await membersDevRequest(sandbox, 'PATCH', `/v1/groups/${groups.choir}`, {
      name: 'Chorus',
      user_ids: [users.cem, users.ann],
    });
    const { user_group: chorus } = await stream.getUserGroup('choir');
    expect(chorus.name).toBe('Chorus');
    expect(chorus.members?.map(({ user_id, is_admin }) => [user_id, is_admin]).sort()).toEqual([
      ['ann', true],
      ['cem', false],
    ]);
    const { body: dee } = await membersDevRequest(sandbox, 'POST', '/v1/users', {
      name: 'Dee',
      emails: [{ email: 'dee@example.org' }],
    });
    const { body: desk } = await membersDevRequest(sandbox, 'POST', '/v1/groups', {
      name: 'Desk',
      user_ids: [dee.id],
    });
    const { user_group: made } = await stream.getUserGroup(desk.id);
    expect(made).toMatchObject({ name: 'Desk', members: [{ user_id: dee.id }] });
    await stream.addUserGroupMembers('choir', { member_ids: [dee.id] });
    await membersDevRequest(sandbox, 'DELETE', `/v1/groups/${desk.id}`);
    const { user_groups: left } = await stream.queryUserGroups();
    expect(left.map(({ id }) => id)).toEqual(['choir']);
  });

  it('tells WorkOS’ events feed what is done here, each thing once', async () => {
    const sandbox = await sandboxWith(smallRoster);
    const workos = workosClient(sandbox);
    const { groups, users } = await sandbox.membersDevIds();
    const send = (method: string, path: string, body?: unknown) =>
      membersDevRequest(sandbox, method, path, body);
    const choir = `/v1/groups/${groups.choir}`;
    const dee = await send('POST', '/v1/users', { name: 'Dee', external_id: 'crm-7' });
    await send('PATCH', choir, { name: 'Chorus', user_ids: [users.bob, dee.body.id] });
    await send('PATCH', choir, { name: 'Chorus', user_ids: [dee.body.id, users.bob] });
    await send('PATCH', choir, { user_ids: ['usr_nobody'] });
    const desk = await send('POST', '/v1/groups', { name: 'Desk', user_ids: [users.ann] });
    await send('DELETE', `/v1/groups/${desk.body.id}`);

    const ids = await sandbox.workosIds();
    const { data } = await workos.events.listEvents({ events: [], order: 'asc', limit: 100 });
    expect(data.map(({ event }) => event)).toEqual([
      'user.created',
      'organization_membership.created',
      'group.updated',
      'group.member_removed',
      'group.member_added',
      'group.member_added',
      'group.created',
      'group.member_added',
      'group.deleted',
    ]);
    expect(data.slice(3, 6).map((event) => event.data)).toEqual(
      ['ann', 'bob', dee.body.id].map((personId) => ({
        groupId: ids.groups.choir,
        organizationMembershipId: ids.memberships[personId],
      })),
    );
    expect(data[2]?.data).toMatchObject({ id: ids.groups.choir, name: 'Chorus' });
  });

  it('shows what WorkOS’ client does: a deleted membership ends stays, a deleted user is in none', async () => {
    const sandbox = await sandboxWith({
      ...smallRoster,
      memberships: ['ann', 'bob'].map((personId) => ({ groupId: 'choir', personId })),
    });
    const { userManagement } = workosClient(sandbox);
    const { memberships, users: workosUsers } = await sandbox.workosIds();
    const { groups, users } = await sandbox.membersDevIds();
    const choir = async () =>
      (await membersDevRequest(sandbox, 'GET', `/v1/groups/${groups.choir}${withHistory}`)).body;
    await userManagement.deleteOrganizationMembership(memberships.ann ?? '');
    expect(await choir()).toMatchObject({
      members: [{ user_id: users.bob }],
      membership_history: [{ user_id: users.ann }],
    });
    await userManagement.deleteUser(workosUsers.ann ?? '');
    expect((await choir()).membership_history).toEqual([]);
    const { items } = (await membersDevRequest(sandbox, 'GET', '/v1/users')).body;
    expect(items.map(({ name }) => name)).toEqual(['Cem Çelik Öz', 'Bob']);
  });
});

describe('the demo organisation', () => {
  it('has the dates of joining and leaving here that it was made with', async () => {
    const sandbox = await startTestSandbox({ seed: 'demo' });
    onTestFinished(() => sandbox.stop());
    const { groups, memberships } = demoContent();
    const ids = await sandbox.membersDevIds();
    const listed = (await membersDevRequest(sandbox, 'GET', '/v1/groups')).body.items;
    expect(listed).toHaveLength(18);
    const told = (timestamp: string) => `${timestamp.slice(0, 26)}Z`;
    for (const { id, createdAt } of groups) {
      const path = `/v1/groups/${ids.groups[id]}${withHistory}`;
      const { body } = await membersDevRequest(sandbox, 'GET', path);
      const stays = memberships.filter(({ groupId }) => groupId === id);
      expect(body.created_at).toBe(told(createdAt));
      expect(body.members.map(({ user_id, joined_at }) => [user_id, joined_at])).toEqual(
        stays
          .filter(({ leftAt }) => leftAt === null)
          .map((stay) => [ids.users[stay.personId], told(stay.joinedAt)]),
      );
      expect(
        body.membership_history.map(({ user_id, joined_at, removed_at }) => [
          user_id,
          joined_at,
          removed_at,
        ]),
      ).toEqual(
        stays.flatMap(({ personId, joinedAt, leftAt }) =>
          leftAt === null ? [] : [[ids.users[personId], told(joinedAt), told(leftAt)]],
        ),
      );
      for (const { joined_at, removed_at } of body.membership_history) {
        expect(removed_at > joined_at && joined_at >= body.created_at).toBe(true);
      }
      const membershipIds = [...body.members, ...body.membership_history].map(
        ({ membership_id }) => membership_id,
      );
      expect(new Set(membershipIds).size).toBe(stays.length);
    }
  });
});

describe('a sandbox with a data file', () => {
  function dataFile(): string {
    const folder = mkdtempSync(join(tmpdir(), 'muster-members-dev-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return join(folder, 'sandbox.sqlite');
  }

  it('goes on with the same key, ids, contacts, members and history', async () => {
    const file = dataFile();
    const started = async () => {
      const sandbox = await startTestSandbox({ seed: 'demo', dataFile: file });
      onTestFinished(() => sandbox.stop());
      return sandbox;
    };
    const first = await started();
    const { users } = await first.membersDevIds();
    const dee = await membersDevRequest(first, 'POST', '/v1/users', {
      name: 'Dee',
      external_id: 'crm-7',
      emails: [{ email: 'a@example.org' }, { email: 'b@example.org', is_default: true }],
      phones: [{ number: '01632 960001', country_code: 'GB' }, { number: '01632 960002' }],
    });
    const { body: desk } = await membersDevRequest(first, 'POST', '/v1/groups', {
      name: 'Desk',
      user_ids: [users['rv-001'], users['rv-002'], dee.body.id],
    });
    const path = `/v1/groups/${desk.id}`;
    await membersDevRequest(first, 'PATCH', path, { user_ids: [dee.body.id] });
    await membersDevRequest(first, 'PATCH', path, { user_ids: [dee.body.id, users['rv-001']] });
    const pictureOf = async (sandbox: typeof first) => ({
      ids: await sandbox.membersDevIds(),
      desk: (await membersDevRequest(sandbox, 'GET', `${path}${withHistory}`)).body,
      dee: (await membersDevRequest(sandbox, 'GET', '/v1/users/external/crm-7')).body,
      people: (await sandbox.state()).people,
    });
    const before = await pictureOf(first);
    expect(before.desk.membership_history).toHaveLength(2);
    expect(before.dee.phones).toHaveLength(2);
    await first.stop();

    const second = await started();
    expect(second.credentials).toEqual(first.credentials);
    expect(await pictureOf(second)).toEqual(before);
  });

  it('started from the command line says which key to use', async () => {
    const cli = resolve(import.meta.dirname, '../../../electron/sandbox/cli.ts');
    const child = spawn(process.execPath, [cli, '--port', '0', '--seed', 'demo'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const [line] = await once(createInterface(child.stdout), 'line');
    const { url, membersDev } = JSON.parse(String(line)) as {
      url: string;
      membersDev: { apiKey: string };
    };
    const headers = { authorization: `Bearer ${membersDev.apiKey}` };
    const response = await fetch(`${url}/v1/groups?size=1`, { headers });
    expect(await response.json()).toMatchObject({ total: 18, pages: 18 });
  });
});
