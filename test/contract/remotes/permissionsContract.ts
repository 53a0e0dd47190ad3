import { describe, expect, it } from 'vitest';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import { type ContractSubject, noAbort, valueIn } from './contractSubject.ts';
import { numberedPeople } from './rosterSeed.ts';
import { groupIn, sandboxWith } from './sandboxWith.ts';

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

type Write = (remote: RemoteGroups) => Promise<RemoteResult<unknown>>;
const writes: [string, Write][] = [
  ['rename', (remote) => remote.updateGroup('kitchen', { name: 'Bar' }, noAbort)],
  ['add', (remote) => remote.addMembers('kitchen', ['p-003'], false, noAbort)],
  ['remove', (remote) => remote.removeMembers('kitchen', ['p-002'], noAbort)],
  ['make admin', (remote) => remote.setAdmin('kitchen', ['p-002'], true, noAbort)],
  ['delete', (remote) => remote.deleteGroup('kitchen', noAbort)],
];

/** With one person's rights: what the server refuses is told as such, and nothing has changed. */
export function permissionsContract({ connectAs }: ContractSubject): void {
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
      const clientId = '0191d3a0-0000-7000-8000-00000000000e';
      valueIn(
        await remote.createGroup(
          { clientId, name: 'Bar', description: null, idempotencyKey: clientId },
          noAbort,
        ),
      );
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
