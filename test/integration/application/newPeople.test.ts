import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  capabilitiesByProvider,
  type Provider,
  providerSchema,
} from '#shared/domain/capabilities.ts';
import { connectionTo } from '#test/support/connectTo.ts';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from '#test/support/startTestApplication.ts';

/** Where a vendor makes a person. */
const makingAt: Partial<Record<Provider, string>> = { membersDev: '/v1/users', stream: '/users' };
const making = providerSchema.options.filter(
  (provider) => capabilitiesByProvider[provider].createPeople,
);
const others = providerSchema.options.filter((provider) => !making.includes(provider));

let server: TestSandbox;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let muster: TestApplication;

beforeEach(async () => {
  server = await startTestSandbox({ seed: 'demo' });
  data = await makeDataFolder();
  muster = await startTestApplication(data.folder);
});

afterEach(async () => {
  await muster.application.close();
  await server.stop();
  await data.removeFolder();
});

async function connect(provider: Provider): Promise<void> {
  const connection = connectionTo(server, provider);
  await muster.call('workspace.add', { kind: 'connect', name: 'Riverside', connection });
  await muster.upToDate();
}

/** Makes somebody offline and puts them into the kitchen. */
async function addDora() {
  await muster.call('sync.setOffline', { offline: true });
  const person = { name: 'Dora Neu', email: 'dora@example.org', phone: '0041 79 000 0001' };
  const { personId } = await muster.call('people.create', person);
  const [kitchen] = (await muster.call('groups.list', { search: 'Community kitchen' })).items;
  if (kitchen === undefined) throw new Error('No kitchen.');
  await muster.call('members.add', {
    groupId: kitchen.id,
    personIds: [personId],
    asAdmin: false,
  });
  return { personId, groupId: kitchen.id };
}

async function onServer() {
  const { people, groups } = await server.state();
  const doras = people.filter(({ name }) => name === 'Dora Neu');
  const kitchen = groups.find(({ name }) => name === 'Community kitchen');
  const stays = kitchen?.members.filter(({ personId }) => personId === doras[0]?.id) ?? [];
  return { doras, stays };
}

describe.each(making)('somebody made offline in a workspace at %s', (provider) => {
  it('is made on the server before the group that they join, once, with address and phone', async () => {
    await connect(provider);
    const { personId, groupId } = await addDora();
    expect(await muster.call('sync.status', {})).toMatchObject({ waiting: 2 });
    const roster = await muster.call('roster.query', { groupId, filter: 'Dora' });
    expect(roster.items).toMatchObject([{ id: personId, name: 'Dora Neu', syncMark: 'waiting' }]);
    expect((await onServer()).doras).toEqual([]);

    await muster.call('sync.setOffline', { offline: false });
    await muster.upToDate();
    const { doras, stays } = await onServer();
    expect(doras).toMatchObject([{ email: 'dora@example.org', phone: '0041 79 000 0001' }]);
    expect(stays).toHaveLength(1);
    const { items } = await muster.call('people.search', { text: 'Dora Neu' });
    expect(items).toMatchObject([{ id: personId, memberKey: expect.any(String) }]);
    const person = await muster.call('people.get', { personId });
    expect(person.groups).toMatchObject([{ name: 'Community kitchen', leftAt: null }]);
  });

  it.each(['dropAnswer', 'dropRequest', 'duplicate'] as const)(
    '[P4] is one person whatever becomes of the request (%s), also after a restart',
    async (kind) => {
      await connect(provider);
      const { personId } = await addDora();
      await server.fault({ kind, times: 1, method: 'POST', path: makingAt[provider] ?? '' });
      await muster.application.close();
      muster = await startTestApplication(data.folder, {
        environmentCredentials: { [provider]: connectionTo(server, provider).credentials },
      });
      await muster.call('sync.setOffline', { offline: false });
      await muster.upToDate();
      const { doras, stays } = await onServer();
      expect(doras).toHaveLength(1);
      expect(stays).toHaveLength(1);
      const { items } = await muster.call('people.search', { text: 'Dora Neu' });
      expect(items.map(({ id }) => id)).toEqual([personId]);
    },
  );

  it.each(['nothing', 'dropAnswer', 'duplicate'] as const)(
    '[P1] [P4] and added in the same edit arrives once, with the others, whatever happens on the way (%s), and its undo takes only memberships back',
    async (fault) => {
      await connect(provider);
      const [kitchen] = (await muster.call('groups.list', { search: 'Community kitchen' })).items;
      const [stranger] = (
        await muster.call('people.search', { text: '', forGroupId: kitchen?.id ?? null })
      ).items.filter(({ isMember }) => !isMember);
      if (kitchen === undefined || stranger === undefined)
        throw new Error('No kitchen, or all are in it.');
      await muster.call('sync.setOffline', { offline: true });
      const newPeople = ['Dora Neu', 'Emil Neu', 'Fay Neu'].map((name, n) => ({
        name,
        email: `neu${n}@example.org`,
      }));
      const { editId, changed } = await muster.call('members.add', {
        groupId: kitchen.id,
        personIds: [stranger.id],
        newPeople,
      });
      expect(changed).toBe(4);
      const roster = () => muster.call('roster.query', { groupId: kitchen.id, filter: 'Neu' });
      await muster.call('edit.undo', { editId: editId ?? '' });
      expect((await roster()).total).toBe(0);
      const again = await muster.call('edit.redo', { editId: editId ?? '' });
      expect((await roster()).total).toBe(3);
      if (fault !== 'nothing') {
        await server.fault({
          kind: fault,
          times: 2,
          method: 'POST',
          path: makingAt[provider] ?? '',
        });
      }
      await muster.application.close();
      muster = await startTestApplication(data.folder, {
        environmentCredentials: { [provider]: connectionTo(server, provider).credentials },
      });
      await muster.call('sync.setOffline', { offline: false });
      await muster.upToDate();
      const made = async () => {
        const { people, groups } = await server.state();
        const neu = people.filter(({ name }) => name.endsWith(' Neu'));
        const members = groups.find(({ name }) => name === 'Community kitchen')?.members ?? [];
        return [
          neu.length,
          members.filter(({ personId }) => neu.some(({ id }) => id === personId)).length,
        ];
      };
      expect(await made()).toEqual([3, 3]);

      await muster.call('edit.undo', { editId: again.editId ?? '' });
      await muster.upToDate();
      expect(await made()).toEqual([3, 0]);
    },
  );

  it('[P2] is kept with the server’s words when it refuses, and sent again when asked to', async () => {
    await connect(provider);
    await addDora();
    const refusal = { kind: 'status', status: 422, method: 'POST' } as const;
    await server.fault({ ...refusal, path: makingAt[provider] ?? '' });
    await muster.call('sync.setOffline', { offline: false });
    await muster.waitFor('sync.status', ({ parked, waiting }) => parked > 0 && waiting === 0);
    const { items } = await muster.call('changes.list', {});
    const refused = items.find(({ command }) => command === 'createPerson');
    expect(refused).toMatchObject({ state: 'parked', serverStatus: 422 });
    expect((await onServer()).doras).toEqual([]);

    await server.clearFaults();
    await muster.call('changes.retry', { commandId: refused?.id ?? '' });
    await muster.upToDate();
    const { doras, stays } = await onServer();
    expect([doras.length, stays.length]).toEqual([1, 1]);
  });
});

it.each(others)('at %s nobody is made, and the reason is told at once', async (provider) => {
  await connect(provider);
  const made = muster.call('people.create', { name: 'Dora Neu' });
  await expect(made).rejects.toMatchObject({ code: 'notSupported' });
});
