import { beforeEach, describe, expect, it } from 'vitest';
import { createRemote, listScopes } from '#electron/remotes/createRemote.ts';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import { noAbort, readAll, valueIn } from './contractSubject.ts';
import { sandboxWith } from './sandboxWith.ts';

const { maxGroups } = capabilitiesByProvider.stream;
const clientId = '0191d3a0-0000-7000-8000-00000000000e';
const newGroup = { clientId, name: 'Bar', description: null, idempotencyKey: clientId };

let sandbox: TestSandbox;
let north: RemoteGroups;
beforeEach(async () => {
  sandbox = await sandboxWith();
  const teams = { ann: ['north'], bob: ['north', 'south'], cem: ['south'], dee: [] };
  const users = Object.entries(teams).map(([id, its]) => [id, { id, name: id, teams: its }]);
  await sandbox.request('POST', '/users', { users: Object.fromEntries(users) });
  for (const team of ['north', 'south', undefined]) {
    const id = `kitchen-${team ?? 'nowhere'}`;
    const body = { id, name: 'Kitchen', team_id: team, member_ids: ['bob'] };
    await sandbox.request('POST', '/usergroups', body);
  }
  north = connect('north');
});

function account() {
  return {
    provider: 'stream',
    baseUrl: sandbox.url,
    credentials: { kind: 'server', ...sandbox.credentials.stream },
    fetch: globalThis.fetch,
    nowMs: Date.now,
  } as const;
}

const connect = (scopeId: string | null) => createRemote({ ...account(), scopeId });
const groupIds = async (remote: RemoteGroups) =>
  (await readAll((cursor) => remote.listGroups(cursor, noAbort))).items.map(
    ({ remoteId }) => remoteId,
  );

describe('Stream, one team of it', () => {
  it('names the teams there are', async () => {
    expect(valueIn(await listScopes(account(), noAbort))).toEqual([
      { id: 'north', name: 'north' },
      { id: 'south', name: 'south' },
    ]);
  });

  it('has its own people and groups, and nobody else’s', async () => {
    valueIn(await north.verify(noAbort));
    const { items } = await readAll((cursor) => north.listPeople(cursor, noAbort));
    expect(items.map(({ memberKey }) => memberKey)).toEqual(['ann', 'bob']);
    expect(await groupIds(north)).toEqual(['kitchen-north']);
    expect(await groupIds(connect(null))).toHaveLength(3);
  });

  it('makes, changes and deletes groups of its own', async () => {
    valueIn(await north.createGroup(newGroup, noAbort));
    valueIn(await north.updateGroup(clientId, { description: 'Drinks' }, noAbort));
    valueIn(await north.addMembers(clientId, ['ann', 'bob'], false, noAbort));
    valueIn(await north.setAdmin(clientId, ['ann'], true, noAbort));
    valueIn(await north.removeMembers(clientId, ['bob'], noAbort));
    const { group } = valueIn(await north.getGroup(clientId, noAbort));
    expect(group).toMatchObject({ description: 'Drinks', members: [{ memberKey: 'ann' }] });
    expect((await sandbox.state()).groups.find(({ id }) => id === clientId)?.teamId).toBe('north');
    valueIn(await north.deleteGroup(clientId, noAbort));
    expect(await groupIds(north)).toEqual(['kitchen-north']);
  });

  it.each<[string, (id: string) => Promise<RemoteResult<unknown>>]>([
    ['getGroup', (id) => north.getGroup(id, noAbort)],
    ['updateGroup', (id) => north.updateGroup(id, { name: 'X' }, noAbort)],
    ['deleteGroup', (id) => north.deleteGroup(id, noAbort)],
    ['addMembers', (id) => north.addMembers(id, ['ann'], false, noAbort)],
    ['setAdmin', (id) => north.setAdmin(id, ['bob'], true, noAbort)],
    ['removeMembers', (id) => north.removeMembers(id, ['bob'], noAbort)],
  ])('%s finds no group of another team or of none', async (_name, ask) => {
    const before = (await sandbox.state()).groups;
    for (const id of ['kitchen-south', 'kitchen-nowhere']) {
      expect(await ask(id)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 404, serverCode: '16' },
      });
    }
    expect((await sandbox.state()).groups).toEqual(before);
  });

  it('refuses a name of its own team only', async () => {
    const refused = await north.createGroup({ ...newGroup, name: 'Kitchen' }, noAbort);
    expect(refused).toMatchObject({ ok: false, failure: { status: 400, serverCode: '4' } });
    valueIn(await connect('south').createGroup(newGroup, noAbort));
    const otherId = '0191d3a0-0000-7000-8000-00000000000f';
    valueIn(await north.createGroup({ ...newGroup, clientId: otherId }, noAbort));
  });

  it('takes as many groups as are documented, whatever another team has', async () => {
    if (maxGroups === null) throw new Error('Stream documents a limit.');
    const make = (team: string | undefined, at: number) =>
      sandbox.request('POST', '/usergroups', { name: `Group ${at}`, team_id: team });
    for (let at = 1; at < maxGroups; at += 1) {
      expect((await make('south', at)).status).toBe(201);
    }
    const refused = await connect('south').createGroup(newGroup, noAbort);
    expect(refused).toMatchObject({
      ok: false,
      failure: { status: 400, serverCode: '4', serverMessage: expect.stringContaining('1000') },
    });
    valueIn(await north.createGroup(newGroup, noAbort));
  });

  it('[P4] makes a person of its own, sent once or twice', async () => {
    const person = { clientId, name: 'Eva', email: 'eva@example.org', phone: '0041 79' };
    const first = valueIn(await north.createPerson(person, noAbort));
    expect(valueIn(await north.createPerson(person, noAbort))).toEqual(first);
    const { people } = await sandbox.state();
    expect(people.filter(({ name }) => name === 'Eva')).toMatchObject([
      { id: clientId, email: 'eva@example.org', phone: '0041 79', teams: ['north'], role: 'user' },
    ]);
    const { items } = await readAll((cursor) => north.listPeople(cursor, noAbort));
    expect(items.find((item) => item.clientId === clientId)).toEqual(first);
    expect(items.filter((item) => item.clientId === null)).toHaveLength(2);
  });
});
