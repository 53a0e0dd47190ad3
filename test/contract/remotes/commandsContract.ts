import { describe, expect, it } from 'vitest';
import { type ContractSubject, noAbort, valueIn } from './contractSubject.ts';
import { numberedPeople } from './rosterSeed.ts';
import { groupIn, sandboxWith } from './sandboxWith.ts';

const people = numberedPeople(120);
const groups = [{ id: 'kitchen', name: 'Kitchen', description: 'Who cooks' }];
const memberships = ['p-000', 'p-001', 'p-002'].map((personId, index) => ({
  groupId: 'kitchen',
  personId,
  isAdmin: index === 0,
}));
const roster = { people, groups, memberships };
const newGroup = {
  clientId: '0191d3a0-0000-7000-8000-00000000000b',
  name: 'Küche & Bar — 厨房 😀',
  description: 'Samstag, "früh"\nund spät',
  idempotencyKey: '0191d3a0-0000-7000-8000-00000000000c',
};

/** Every edit, and that sending it again is harmless. */
export function commandsContract(subject: ContractSubject): void {
  const start = async () => {
    const sandbox = await sandboxWith(roster);
    return { sandbox, remote: subject.connect(sandbox) };
  };

  describe('creating a group', () => {
    it('makes it with name and description, and answers with what the server has', async () => {
      const { sandbox, remote } = await start();
      const created = valueIn(await remote.createGroup(newGroup, noAbort));
      expect(created).toMatchObject({ name: newGroup.name, description: newGroup.description });
      expect(await groupIn(sandbox, created.remoteId)).toEqual({
        name: newGroup.name,
        description: newGroup.description,
        members: [],
        admins: [],
      });
      if (remote.capabilities.clientChosenGroupIds) {
        expect(created.remoteId).toBe(newGroup.clientId);
      }
      const read = valueIn(await remote.getGroup(created.remoteId, noAbort));
      expect(read.group).toEqual({ ...created, members: [] });
    });

    it('makes it without a description', async () => {
      const { remote } = await start();
      const created = valueIn(
        await remote.createGroup({ ...newGroup, description: null }, noAbort),
      );
      expect(created.description).toBeNull();
    });

    it('[P4] makes one group only when sent twice, and the second answer or a read tells which', async () => {
      const { sandbox, remote } = await start();
      const first = valueIn(await remote.createGroup(newGroup, noAbort));
      const again = await remote.createGroup(newGroup, noAbort);
      const named = (await sandbox.state()).groups.filter(({ name }) => name === newGroup.name);
      expect(named).toHaveLength(1);
      if (!again.ok) {
        expect(again.failure).toMatchObject({ kind: 'http', serverCode: expect.any(String) });
      }
      const read = valueIn(await remote.getGroup(first.remoteId, noAbort));
      expect(read.group).toMatchObject({ name: newGroup.name, description: newGroup.description });
    });

    it('takes ids that an address has to encode', async () => {
      const { sandbox, remote } = await start();
      const name = 'Odd id';
      const created = valueIn(
        await remote.createGroup({ ...newGroup, clientId: 'g/1 ü?#%2e&x', name }, noAbort),
      );
      expect(valueIn(await remote.getGroup(created.remoteId, noAbort)).group.name).toBe(name);
      valueIn(await remote.addMembers(created.remoteId, ['p-001'], false, noAbort));
      valueIn(await remote.updateGroup(created.remoteId, { name: 'Odd' }, noAbort));
      expect(await groupIn(sandbox, created.remoteId)).toMatchObject({
        name: 'Odd',
        members: ['p-001'],
      });
      valueIn(await remote.deleteGroup(created.remoteId, noAbort));
      expect(await groupIn(sandbox, created.remoteId)).toBeNull();
    });
  });

  describe('changing a group', () => {
    it.each([
      [{ name: 'Bar' }, { name: 'Bar', description: 'Who cooks' }],
      [{ description: 'Who washes up' }, { name: 'Kitchen', description: 'Who washes up' }],
      [{ description: null }, { name: 'Kitchen', description: '' }],
      [
        { name: 'Bar', description: 'Drinks' },
        { name: 'Bar', description: 'Drinks' },
      ],
    ])('%j changes that and nothing else', async (changes, expected) => {
      const { sandbox, remote } = await start();
      expect(await remote.updateGroup('kitchen', changes, noAbort)).toEqual({
        ok: true,
        value: null,
      });
      expect(await groupIn(sandbox, 'kitchen')).toEqual({
        ...expected,
        members: ['p-000', 'p-001', 'p-002'],
        admins: ['p-000'],
      });
      const read = valueIn(await remote.getGroup('kitchen', noAbort));
      expect(read.group.description).toBe(expected.description || null);
    });

    it('[P4] may be sent twice', async () => {
      const { sandbox, remote } = await start();
      valueIn(await remote.updateGroup('kitchen', { name: 'Bar' }, noAbort));
      valueIn(await remote.updateGroup('kitchen', { name: 'Bar' }, noAbort));
      expect(await groupIn(sandbox, 'kitchen')).toMatchObject({ name: 'Bar' });
    });

    it('fails with 404 for a group that is not there', async () => {
      const { remote } = await start();
      expect(await remote.updateGroup('nowhere', { name: 'Bar' }, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 404 },
      });
    });
  });

  describe('deleting a group', () => {
    it('removes it; sent twice, the second is told that it is gone already [P4]', async () => {
      const { sandbox, remote } = await start();
      expect(await remote.deleteGroup('kitchen', noAbort)).toEqual({ ok: true, value: null });
      expect(await groupIn(sandbox, 'kitchen')).toBeNull();
      expect(await remote.deleteGroup('kitchen', noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 404 },
      });
    });
  });

  describe('adding people', () => {
    it('adds them beside those who are there, whose flag stays', async () => {
      const { sandbox, remote } = await start();
      valueIn(await remote.addMembers('kitchen', ['p-010', 'p-011'], false, noAbort));
      expect(await groupIn(sandbox, 'kitchen')).toMatchObject({
        members: ['p-000', 'p-001', 'p-002', 'p-010', 'p-011'],
        admins: ['p-000'],
      });
    });

    it('adds them as admins where the vendor has admins', async () => {
      const { sandbox, remote } = await start();
      const { groupAdmins } = remote.capabilities;
      valueIn(await remote.addMembers('kitchen', ['p-010'], groupAdmins, noAbort));
      const group = await groupIn(sandbox, 'kitchen');
      expect(group?.members).toContain('p-010');
      expect(group?.admins.includes('p-010')).toBe(groupAdmins);
    });

    it('[P4] makes one membership only when sent twice', async () => {
      const { sandbox, remote } = await start();
      valueIn(await remote.addMembers('kitchen', ['p-010'], false, noAbort));
      valueIn(await remote.addMembers('kitchen', ['p-010'], false, noAbort));
      const state = await sandbox.state();
      const history = state.groups.find(({ id }) => id === 'kitchen')?.history ?? [];
      expect(history.filter(({ personId }) => personId === 'p-010')).toHaveLength(1);
    });

    it('adds as many as the provider takes at once', async () => {
      const { sandbox, remote } = await start();
      const { bulkSize, maxMembersPerGroup } = remote.capabilities;
      const room = Math.min(bulkSize, (maxMembersPerGroup ?? Number.POSITIVE_INFINITY) - 3);
      const keys = people.slice(3, 3 + room).map(({ id }) => id);
      valueIn(await remote.addMembers('kitchen', keys, false, noAbort));
      expect((await groupIn(sandbox, 'kitchen'))?.members).toHaveLength(3 + keys.length);
    });

    it('adds all or nobody: one unknown person and the server has its words for it', async () => {
      const { sandbox, remote } = await start();
      const result = await remote.addMembers('kitchen', ['p-010', 'nobody'], false, noAbort);
      expect(result).toMatchObject({
        ok: false,
        failure: { kind: 'http', serverMessage: expect.stringMatching(/./) },
      });
      expect((await groupIn(sandbox, 'kitchen'))?.members).not.toContain('p-010');
    });
  });

  describe('removing people', () => {
    it('removes them, passing over who is not there, and may be sent twice [P4]', async () => {
      const { sandbox, remote } = await start();
      const nothing = { ok: true, value: null };
      const keys = ['p-001', 'p-050', 'p-002'];
      expect(await remote.removeMembers('kitchen', keys, noAbort)).toEqual(nothing);
      expect(await remote.removeMembers('kitchen', keys, noAbort)).toEqual(nothing);
      expect(await groupIn(sandbox, 'kitchen')).toMatchObject({ members: ['p-000'] });
    });

    it('removes who was added, who can then be added again', async () => {
      const { sandbox, remote } = await start();
      valueIn(await remote.removeMembers('kitchen', ['p-000'], noAbort));
      valueIn(await remote.addMembers('kitchen', ['p-000'], false, noAbort));
      expect(await groupIn(sandbox, 'kitchen')).toMatchObject({
        members: ['p-000', 'p-001', 'p-002'],
        admins: [],
      });
    });
  });

  describe('making admins', () => {
    it('promotes and demotes members and nobody else, where the vendor has admins', async () => {
      const { sandbox, remote } = await start();
      if (!remote.capabilities.groupAdmins) {
        expect((await groupIn(sandbox, 'kitchen'))?.members).toHaveLength(3);
        return;
      }
      valueIn(await remote.setAdmin('kitchen', ['p-001', 'p-002'], true, noAbort));
      expect((await groupIn(sandbox, 'kitchen'))?.admins).toEqual(['p-000', 'p-001', 'p-002']);
      valueIn(await remote.setAdmin('kitchen', ['p-000', 'p-001'], false, noAbort));
      valueIn(await remote.setAdmin('kitchen', ['p-000', 'p-001'], false, noAbort));
      expect(await groupIn(sandbox, 'kitchen')).toMatchObject({
        members: ['p-000', 'p-001', 'p-002'],
        admins: ['p-002'],
      });
      const read = valueIn(await remote.getGroup('kitchen', noAbort));
      expect(read.group.members.filter(({ isAdmin }) => isAdmin)).toMatchObject([
        { memberKey: 'p-002' },
      ]);
    });
  });
}
