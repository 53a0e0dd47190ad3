import { describe, expect, it } from 'vitest';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import { noAbort, readAll, valueIn } from './contractSubject.ts';
import { numberedPeople } from './rosterSeed.ts';
import { groupIn, sandboxWith } from './sandboxWith.ts';

type Fetch = typeof globalThis.fetch;
type Connect = (sandbox: TestSandbox, fetch?: Fetch) => RemoteGroups;

const roster = {
  people: numberedPeople(250),
  groups: [{ id: 'kitchen', name: 'Kitchen' }],
  memberships: ['p-000', 'p-001', 'p-002'].map((personId) => ({ groupId: 'kitchen', personId })),
};
const clientId = '0191d3a0-0000-7000-8000-00000000000a';
const ana = { clientId, name: 'Ana', email: 'ana@example.org', phone: '+41 79 000 00 01' };

/** Lets `act` happen right before the first request of this kind goes out. */
function actingBefore(method: string, act: () => Promise<unknown>): Fetch {
  let isDone = false;
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.method === method && !isDone) {
      isDone = true;
      await act();
    }
    return globalThis.fetch(request);
  };
}

/** Members of one group are left out of its answer, as they may be of a large one. */
const withoutMembers: Fetch = async (input, init) => {
  const request = new Request(input, init);
  const response = await globalThis.fetch(request);
  if (request.method !== 'GET' || !new URL(request.url).pathname.startsWith('/v1/groups/')) {
    return response;
  }
  const group = (await response.json()) as { members: unknown[] };
  return Response.json({ ...group, members: group.members.slice(0, 1) });
};

/** What only this vendor's ways ask for, over its face of the sandbox. */
export function membersDevContract(connect: Connect): void {
  const start = async () => {
    const sandbox = await sandboxWith(roster);
    const { groups, users } = await sandbox.membersDevIds();
    return {
      sandbox,
      remote: connect(sandbox),
      kitchen: groups.kitchen ?? '',
      keyOf: (id: string) => users[id] ?? id,
    };
  };

  describe('Members.dev: two who change one group at the same moment', () => {
    it('lose nobody whom either of them adds', async () => {
      const { sandbox, remote, kitchen, keyOf } = await start();
      const late = connect(
        sandbox,
        actingBefore('PATCH', () => remote.addMembers(kitchen, [keyOf('p-010')], false, noAbort)),
      );
      valueIn(await late.addMembers(kitchen, [keyOf('p-020')], false, noAbort));
      expect((await groupIn(sandbox, 'kitchen'))?.members).toEqual([
        'p-000',
        'p-001',
        'p-002',
        'p-010',
        'p-020',
      ]);
    });

    it('lose nobody who is added while somebody is taken out', async () => {
      const { sandbox, remote, kitchen, keyOf } = await start();
      const late = connect(
        sandbox,
        actingBefore('PATCH', () => remote.addMembers(kitchen, [keyOf('p-010')], false, noAbort)),
      );
      valueIn(await late.removeMembers(kitchen, [keyOf('p-001')], noAbort));
      expect((await groupIn(sandbox, 'kitchen'))?.members).toEqual(['p-000', 'p-002', 'p-010']);
    });
  });

  describe('Members.dev: a group whose answer names fewer members than it counts', () => {
    it('is read with all of them, and changed without losing any', async () => {
      const { sandbox, kitchen, keyOf } = await start();
      const remote = connect(sandbox, withoutMembers);
      const { group } = valueIn(await remote.getGroup(kitchen, noAbort));
      expect(group.members.map(({ memberKey }) => memberKey).toSorted()).toEqual(
        ['p-000', 'p-001', 'p-002'].map(keyOf).toSorted(),
      );
      valueIn(await remote.addMembers(kitchen, [keyOf('p-003')], false, noAbort));
      expect((await groupIn(sandbox, 'kitchen'))?.members).toHaveLength(4);
    });
  });

  describe('Members.dev: making a person', () => {
    it('[P4] makes one, however often it is sent, and lists them under our id', async () => {
      const { sandbox, remote } = await start();
      await sandbox.fault({ kind: 'dropAnswer', method: 'POST', path: '/v1/users', times: 1 });
      expect(await remote.createPerson(ana, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'network' },
      });
      const made = valueIn(await remote.createPerson(ana, noAbort));
      expect(made).toMatchObject({ ...ana, otherEmails: [], status: 'active' });
      expect(valueIn(await remote.createPerson(ana, noAbort))).toEqual(made);
      const { items } = await readAll((cursor) => remote.listPeople(cursor, noAbort));
      expect(items.filter((person) => person.clientId === clientId)).toEqual([made]);
      expect(items).toHaveLength(251);
    });

    it('[P4] finds the one that another computer makes at the same moment', async () => {
      const { sandbox, remote } = await start();
      const late = connect(
        sandbox,
        actingBefore('POST', () => remote.createPerson(ana, noAbort)),
      );
      const made = valueIn(await late.createPerson(ana, noAbort));
      expect(made.clientId).toBe(clientId);
      expect((await sandbox.state()).people).toHaveLength(251);
    });

    it('makes somebody who can be put into a group at once', async () => {
      const { sandbox, remote, kitchen } = await start();
      const { memberKey } = valueIn(
        await remote.createPerson({ ...ana, email: null, phone: null }, noAbort),
      );
      valueIn(await remote.addMembers(kitchen, [memberKey], false, noAbort));
      expect((await groupIn(sandbox, 'kitchen'))?.members).toHaveLength(4);
    });

    it('is not listed twice or missed by a list that is being read', async () => {
      const { remote } = await start();
      const first = valueIn(await remote.listPeople(null, noAbort));
      const made = valueIn(await remote.createPerson(ana, noAbort));
      const rest = await readAll((cursor) =>
        remote.listPeople(cursor ?? first.nextCursor, noAbort),
      );
      const keys = [...first.items, ...rest.items].map(({ memberKey }) => memberKey);
      expect(keys).toContain(made.memberKey);
      expect(keys).toHaveLength(251);
      expect(new Set(keys).size).toBe(251);
    });
  });
}
