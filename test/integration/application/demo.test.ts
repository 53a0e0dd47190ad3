import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from '#test/support/startTestApplication.ts';

let data: Awaited<ReturnType<typeof makeDataFolder>>;
let muster: TestApplication;

beforeEach(async () => {
  data = await makeDataFolder();
  muster = await startTestApplication(data.folder);
});

afterEach(async () => {
  await muster.application.close();
  await data.removeFolder();
});

it('a new demo organisation keeps join and leave dates, and dates everybody’s joining', async () => {
  const demo = await muster.call('workspace.add', { kind: 'demo' });
  expect(demo).toMatchObject({ isDemo: true, capabilities: { membershipHistory: true } });
  await muster.upToDate();
  const { items, total } = await muster.call('groups.list', {});
  expect(total).toBe(18);
  const kitchen = items.find(({ name }) => name === 'Community kitchen');
  if (kitchen === undefined) throw new Error('No kitchen.');
  const roster = await muster.call('roster.query', { groupId: kitchen.id, limit: 1000 });
  expect(roster.total).toBe(52);
  expect(roster.items.every(({ joinedAt, isAdmin }) => joinedAt !== null && !isAdmin)).toBe(true);
});

it('[P1] [P2] edits of the demo made offline reach its server after a restart', async () => {
  await muster.call('workspace.add', { kind: 'demo' });
  await muster.upToDate();
  await muster.call('sync.setOffline', { offline: true });
  const { groupId } = await muster.call('groups.create', { name: 'Snow clearing' });
  const people = await muster.call('people.search', { text: '', limit: 3 });
  await muster.call('members.add', { groupId, personIds: people.items.map(({ id }) => id) });
  await muster.application.close();

  muster = await startTestApplication(data.folder);
  expect((await muster.call('changes.list', {})).total).toBeGreaterThan(0);
  await muster.call('sync.setOffline', { offline: false });
  await muster.upToDate();
  expect((await muster.call('changes.list', {})).total).toBe(0);
  expect(await muster.call('groups.get', { groupId })).toMatchObject({
    syncMark: 'synced',
    memberCount: 3,
  });
});
