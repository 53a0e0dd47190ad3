import { WorkOS } from '@workos-inc/node';
import { expect, it, onTestFinished } from 'vitest';
import { sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import { connectionTo } from '#test/support/connectTo.ts';
import { makeDataFolder, startTestApplication } from '#test/support/startTestApplication.ts';

const people = ['ann', 'bob', 'cem'].map((id) => ({
  id,
  name: `${id} of the club`,
  email: `${id}@example.org`,
}));
const roster = {
  people,
  groups: [
    { id: 'choir', name: 'Choir', description: 'We sing' },
    { id: 'bar', name: 'Bar', description: 'We pour' },
  ],
  memberships: ['ann', 'bob'].map((personId) => ({ groupId: 'choir', personId })),
};

it('what others do to groups, members and memberships is in the time line after one sync, our own edits only once', async () => {
  const sandbox = await sandboxWith(roster);
  const { folder, removeFolder } = await makeDataFolder();
  onTestFinished(removeFolder);
  const muster = await startTestApplication(folder);
  onTestFinished(() => muster.application.close());
  const connection = connectionTo(sandbox, 'workos');
  await muster.call('workspace.add', { kind: 'connect', name: 'Club', connection });
  await muster.upToDate();
  // The first pull is no news.
  expect((await muster.call('activity.list', { groupId: null })).items).toEqual([]);

  const [choir] = (await muster.call('groups.list', { search: 'Choir' })).items;
  if (choir === undefined) throw new Error('No choir.');
  await muster.call('groups.update', { groupId: choir.id, description: 'We sing well' });
  await expect.poll(async () => (await muster.call('changes.list', {})).total).toBe(0);
  await muster.upToDate();

  const { apiKey, organizationId } = sandbox.credentials.workos;
  const client = new WorkOS(apiKey, { apiHostname: '127.0.0.1', port: sandbox.port, https: false });
  const { groups, memberships } = await sandbox.workosIds();
  const place = { organizationId, groupId: groups.choir ?? '' };
  await client.groups.updateGroup({ ...place, name: 'Gospel choir', description: 'We sing well' });
  await client.groups.addOrganizationMembership({
    ...place,
    organizationMembershipId: memberships.cem ?? '',
  });
  // The membership in the organisation goes, and everything below it without a word.
  await client.userManagement.deleteOrganizationMembership(memberships.bob ?? '');
  await client.groups.deleteGroup({ organizationId, groupId: groups.bar ?? '' });
  await client.groups.createGroup({ organizationId, name: 'Stage', description: 'We carry' });

  const before = (await muster.call('sync.log', {})).total;
  await muster.call('sync.run', {});
  await expect.poll(async () => (await muster.call('sync.log', {})).total).toBeGreaterThan(before);
  await muster.upToDate();

  const { items } = await muster.call('activity.list', { groupId: null });
  const told = items
    .filter(({ origin }) => origin === 'server')
    .map(({ kind, groupName, newName, joined, left, people }) => {
      switch (kind) {
        case 'groupRenamed':
          return `${kind} ${newName}`;
        case 'peopleChanged':
          return `${kind} ${groupName}: +${joined.names} -${left.names}`;
        case 'personGone':
          return `${kind} ${people.names}`;
        default:
          return `${kind} ${groupName}`;
      }
    });
  expect(told.sort()).toEqual([
    'groupAppeared Stage',
    'groupDeleted Bar',
    'groupRenamed Gospel choir',
    'peopleChanged Gospel choir: +cem of the club -bob of the club',
    'personGone bob of the club',
  ]);
  expect(items.filter(({ origin }) => origin === 'here')).toMatchObject([
    { kind: 'edit', command: 'updateGroup', newDescription: 'We sing well', outcome: 'sent' },
  ]);

  // Bob has left, and was there.
  const stays = await muster.call('members.history', { groupId: choir.id });
  expect(stays.items.find(({ person }) => person.name === 'bob of the club')).toMatchObject({
    leftAt: expect.any(String),
    person: { status: 'gone' },
  });
});
