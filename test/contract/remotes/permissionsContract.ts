import { describe, expect, it } from 'vitest';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import { mayDo } from '#shared/domain/permissions.ts';
import { type ContractSubject, noAbort, valueIn } from './contractSubject.ts';
import { numberedPeople } from './rosterSeed.ts';
import { groupIn, sandboxWith, startSubject } from './sandboxWith.ts';

const roster = {
  people: [
    ...numberedPeople(5),
    { id: 'moderator', name: 'Mo', role: 'moderator' },
    { id: 'guest', name: 'Gus', role: 'guest' },
  ],
  groups: [{ id: 'kitchen', name: 'Kitchen', description: 'Who cooks', createdBy: 'p-000' }],
  memberships: [
    { groupId: 'kitchen', personId: 'p-001', isAdmin: true },
    { groupId: 'kitchen', personId: 'p-002' },
  ],
};

const clientId = '0191d3a0-0000-7000-8000-00000000000e';

type Write = (remote: RemoteGroups) => Promise<RemoteResult<unknown>>;
const writes: [string, Write][] = [
  ['rename', (remote) => remote.updateGroup('kitchen', { name: 'Bar' }, noAbort)],
  ['add', (remote) => remote.addMembers('kitchen', ['p-003'], false, noAbort)],
  ['remove', (remote) => remote.removeMembers('kitchen', ['p-002'], noAbort)],
  ['make admin', (remote) => remote.setAdmin('kitchen', ['p-002'], true, noAbort)],
  ['delete', (remote) => remote.deleteGroup('kitchen', noAbort)],
];

/** With one person's rights: what the server refuses is told as such, and nothing has changed. */
export function permissionsContract(subject: ContractSubject): void {
  const { connectAs, capabilities } = subject;
  it('credentials with full rights speak for the organisation, and nobody in particular', async () => {
    const { remote } = await startSubject(subject, roster);
    expect(await remote.whoAmI(noAbort)).toEqual({ ok: true, value: null });
  });
  if (connectAs === null) {
    return;
  }
  describe('with one person’s rights', () => {
    it.each(writes)('an ordinary person may not %s another’s group', async (_name, write) => {
      const sandbox = await sandboxWith(roster);
      const before = await groupIn(sandbox, 'kitchen');
      expect(await write(await connectAs(sandbox, 'p-003'))).toMatchObject({
        ok: false,
        failure: {
          kind: 'http',
          status: 403,
          serverCode: expect.stringMatching(/./),
          serverMessage: expect.stringContaining('not allowed'),
        },
      });
      expect(await groupIn(sandbox, 'kitchen')).toEqual(before);
    });

    it.each(writes)('owner, group admin and moderator may %s', async (_name, write) => {
      for (const person of ['p-000', 'p-001', 'moderator']) {
        const sandbox = await sandboxWith(roster);
        const before = await groupIn(sandbox, 'kitchen');
        valueIn(await write(await connectAs(sandbox, person)));
        expect(await groupIn(sandbox, 'kitchen')).not.toEqual(before);
      }
    });

    it('an ordinary person may read everything and make a group', async () => {
      const sandbox = await sandboxWith(roster);
      const remote = await connectAs(sandbox, 'p-003');
      valueIn(await remote.verify(noAbort));
      expect(valueIn(await remote.listPeople(null, noAbort)).items).toHaveLength(7);
      expect(valueIn(await remote.listGroups(null, noAbort)).items).toHaveLength(1);
      expect(valueIn(await remote.getGroup('kitchen', noAbort)).group.members).toHaveLength(2);
      valueIn(
        await remote.createGroup(
          { clientId, name: 'Bar', description: null, idempotencyKey: clientId },
          noAbort,
        ),
      );
    });

    it('says who somebody is and what they may do, and the server does the same', async () => {
      const sandbox = await sandboxWith(roster);
      for (const person of ['p-000', 'p-001', 'p-002', 'p-003', 'moderator', 'guest']) {
        const remote = await connectAs(sandbox, person);
        const identity = valueIn(await remote.whoAmI(noAbort));
        expect(identity?.memberKey).toBe(person);
        const ties = { createdBy: 'p-000', isAdmin: person === 'p-001' };
        const may = mayDo(identity, 'update', ties).isAllowed;
        expect([person, may]).toEqual([person, ['p-000', 'p-001', 'moderator'].includes(person)]);
        const renamed = await remote.updateGroup('kitchen', { name: person }, noAbort);
        expect([person, renamed.ok]).toEqual([person, may]);
        const mayRead = mayDo(identity, 'readGroups').isAllowed;
        expect((await remote.listGroups(null, noAbort)).ok).toBe(mayRead);
        expect(mayDo(identity, 'createGroup').isAllowed).toBe(mayRead);
      }
    });

    it('tells of another role as soon as the server knows it', async () => {
      const sandbox = await sandboxWith(roster);
      const remote = await connectAs(sandbox, 'p-003');
      const before = valueIn(await remote.whoAmI(noAbort))?.permissions ?? [];
      expect(before).not.toContain('updateAnyGroup');
      const user = { id: 'p-003', name: 'Risen', role: 'moderator' };
      await sandbox.request('POST', '/users', { users: { 'p-003': user } });
      const after = valueIn(await remote.whoAmI(noAbort))?.permissions ?? [];
      expect(after).toEqual(expect.arrayContaining([...before, 'updateAnyGroup']));
    });

    it.runIf(capabilities.createPeople)('an ordinary person may make nobody', async () => {
      const sandbox = await sandboxWith(roster);
      const remote = await connectAs(sandbox, 'p-003');
      expect(mayDo(valueIn(await remote.whoAmI(noAbort)), 'createPerson').isAllowed).toBe(false);
      const person = { clientId, name: 'New', email: null, phone: null };
      expect(await remote.createPerson(person, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 403 },
      });
      expect((await sandbox.state()).people).toHaveLength(roster.people.length);
    });

    it('somebody without the right to read is told so', async () => {
      const sandbox = await sandboxWith(roster);
      const remote = await connectAs(sandbox, 'guest');
      expect(await remote.verify(noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 403 },
      });
    });
  });
}
