import { describe, expect, it } from 'vitest';
import { type ContractSubject, inBulks, noAbort, valueIn } from './contractSubject.ts';
import { numberedPeople } from './rosterSeed.ts';
import { groupIn, remoteGroupIn, startSubject } from './sandboxWith.ts';

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
  const { bulkSize, clientChosenGroupIds, maxMembersPerGroup, repeatableCreates } =
    subject.capabilities;
  const { changeFeed, createPeople, groupAdmins, membershipHistory } = subject.capabilities;
  const start = async () => {
    const { sandbox, remote, ids } = await startSubject(subject, roster);
    const kitchen = ids.group('kitchen');
    const keysOf = (personIds: readonly string[]) => personIds.map((id) => ids.person(id));
    /** Adds them as the engine does: no more at once than the provider takes. */
    const add = async (groupId: string, personIds: readonly string[], isAdmin = false) => {
      for (const keys of inBulks(keysOf(personIds), subject.capabilities)) {
        valueIn(await remote.addMembers(groupId, keys, isAdmin, noAbort));
      }
    };
    const remove = async (personIds: readonly string[]) => {
      for (const keys of inBulks(keysOf(personIds), subject.capabilities)) {
        const result = await remote.removeMembers(kitchen, keys, noAbort);
        expect(result).toEqual({ ok: true, value: null });
      }
    };
    return { sandbox, remote, kitchen, keysOf, add, remove };
  };

  describe('creating a group', () => {
    it('makes it with name and description, and answers with what the server has', async () => {
      const { sandbox, remote } = await start();
      const created = valueIn(await remote.createGroup(newGroup, noAbort));
      expect(created).toMatchObject({ name: newGroup.name, description: newGroup.description });
      expect(await remoteGroupIn(subject, sandbox, created.remoteId)).toEqual({
        name: newGroup.name,
        description: newGroup.description,
        members: [],
        admins: [],
      });
      if (clientChosenGroupIds) {
        expect(created.remoteId).toBe(newGroup.clientId);
      }
      const read = valueIn(await remote.getGroup(created.remoteId, noAbort));
      expect(read.group).toEqual({
        ...created,
        members: [],
        ...(membershipHistory && { history: [] }),
      });
    });

    it('makes it without a description', async () => {
      const { remote } = await start();
      const created = valueIn(
        await remote.createGroup({ ...newGroup, description: null }, noAbort),
      );
      expect(created.description).toBeNull();
    });

    it('[P4] sent twice makes one group only, where the provider can tell, and the answer or a read says which', async () => {
      const { sandbox, remote } = await start();
      const first = valueIn(await remote.createGroup(newGroup, noAbort));
      const again = await remote.createGroup(newGroup, noAbort);
      const named = (await sandbox.state()).groups.filter(({ name }) => name === newGroup.name);
      expect(named).toHaveLength(repeatableCreates ? 1 : 2);
      if (!again.ok) {
        expect(again.failure).toMatchObject({ kind: 'http', serverCode: expect.any(String) });
      } else {
        expect(again.value.remoteId === first.remoteId).toBe(repeatableCreates);
      }
      const read = valueIn(await remote.getGroup(first.remoteId, noAbort));
      expect(read.group).toMatchObject({ name: newGroup.name, description: newGroup.description });
    });

    it('takes ids that an address has to encode', async () => {
      const { sandbox, remote, add } = await start();
      const name = 'Odd id';
      const { remoteId } = valueIn(
        await remote.createGroup({ ...newGroup, clientId: 'g/1 ü?#%2e&x', name }, noAbort),
      );
      expect(valueIn(await remote.getGroup(remoteId, noAbort)).group.name).toBe(name);
      await add(remoteId, ['p-001']);
      valueIn(await remote.updateGroup(remoteId, { name: 'Odd' }, noAbort));
      expect(await remoteGroupIn(subject, sandbox, remoteId)).toMatchObject({
        name: 'Odd',
        members: ['p-001'],
      });
      valueIn(await remote.deleteGroup(remoteId, noAbort));
      expect(await remoteGroupIn(subject, sandbox, remoteId)).toBeNull();
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
      const { sandbox, remote, kitchen } = await start();
      expect(await remote.updateGroup(kitchen, changes, noAbort)).toEqual({
        ok: true,
        value: null,
      });
      expect(await groupIn(sandbox, 'kitchen')).toEqual({
        ...expected,
        members: ['p-000', 'p-001', 'p-002'],
        admins: ['p-000'],
      });
      const read = valueIn(await remote.getGroup(kitchen, noAbort));
      expect(read.group.description).toBe(expected.description || null);
    });

    it('[P4] may be sent twice', async () => {
      const { sandbox, remote, kitchen } = await start();
      valueIn(await remote.updateGroup(kitchen, { name: 'Bar' }, noAbort));
      valueIn(await remote.updateGroup(kitchen, { name: 'Bar' }, noAbort));
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
      const { sandbox, remote, kitchen } = await start();
      expect(await remote.deleteGroup(kitchen, noAbort)).toEqual({ ok: true, value: null });
      expect(await groupIn(sandbox, 'kitchen')).toBeNull();
      expect(await remote.deleteGroup(kitchen, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 404 },
      });
    });
  });

  describe('adding people', () => {
    it('adds them beside those who are there, whose flag stays', async () => {
      const { sandbox, add, kitchen } = await start();
      await add(kitchen, ['p-010', 'p-011']);
      expect(await groupIn(sandbox, 'kitchen')).toMatchObject({
        members: ['p-000', 'p-001', 'p-002', 'p-010', 'p-011'],
        admins: ['p-000'],
      });
    });

    it('adds them as admins where the vendor has admins', async () => {
      const { sandbox, add, kitchen } = await start();
      await add(kitchen, ['p-010'], groupAdmins);
      const group = await groupIn(sandbox, 'kitchen');
      expect(group?.members).toContain('p-010');
      expect(group?.admins.includes('p-010')).toBe(groupAdmins);
    });

    it('[P4] makes one membership only when sent twice', async () => {
      const { sandbox, add, kitchen } = await start();
      await add(kitchen, ['p-010']);
      await add(kitchen, ['p-010']);
      const state = await sandbox.state();
      const history = state.groups.find(({ id }) => id === 'kitchen')?.history ?? [];
      expect(history.filter(({ personId }) => personId === 'p-010')).toHaveLength(1);
    });

    it('adds as many as the provider takes at once', async () => {
      const { sandbox, remote, kitchen, keysOf } = await start();
      const room = Math.min(bulkSize, (maxMembersPerGroup ?? Number.POSITIVE_INFINITY) - 3);
      const keys = keysOf(people.slice(3, 3 + room).map(({ id }) => id));
      valueIn(await remote.addMembers(kitchen, keys, false, noAbort));
      expect((await groupIn(sandbox, 'kitchen'))?.members).toHaveLength(3 + keys.length);
    });

    it('adds all or nobody: one unknown person and the server has its words for it', async () => {
      const { sandbox, remote, kitchen, keysOf } = await start();
      const keys = keysOf(['nobody', 'p-010'].slice(0, bulkSize)).reverse();
      expect(await remote.addMembers(kitchen, keys, false, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', serverMessage: expect.stringMatching(/./) },
      });
      expect((await groupIn(sandbox, 'kitchen'))?.members).toEqual(['p-000', 'p-001', 'p-002']);
    });

    it('fails with 404 for a group that is not there', async () => {
      const { remote, kitchen, keysOf } = await start();
      valueIn(await remote.deleteGroup(kitchen, noAbort));
      expect(await remote.addMembers(kitchen, keysOf(['p-010']), false, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 404 },
      });
    });
  });

  describe('removing people', () => {
    it('removes them, passing over who is not there, and may be sent twice [P4]', async () => {
      const { sandbox, remove } = await start();
      await remove(['p-001', 'p-050', 'p-002']);
      await remove(['p-001', 'p-050', 'p-002']);
      expect(await groupIn(sandbox, 'kitchen')).toMatchObject({ members: ['p-000'] });
    });

    it('removes who was added, who can then be added again', async () => {
      const { sandbox, add, remove, kitchen } = await start();
      await remove(['p-000']);
      await add(kitchen, ['p-000']);
      expect(await groupIn(sandbox, 'kitchen')).toMatchObject({
        members: ['p-000', 'p-001', 'p-002'],
        admins: [],
      });
    });

    it('fails with 404 for a group that is not there', async () => {
      const { remote, kitchen, keysOf } = await start();
      valueIn(await remote.deleteGroup(kitchen, noAbort));
      expect(await remote.removeMembers(kitchen, keysOf(['p-001']), noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 404 },
      });
    });
  });

  describe('making admins', () => {
    it.runIf(groupAdmins)('promotes and demotes members and nobody else', async () => {
      const { sandbox, remote, kitchen, keysOf } = await start();
      const [first = '', second = '', third = ''] = keysOf(['p-000', 'p-001', 'p-002']);
      valueIn(await remote.setAdmin(kitchen, [second, third], true, noAbort));
      expect((await groupIn(sandbox, 'kitchen'))?.admins).toEqual(['p-000', 'p-001', 'p-002']);
      valueIn(await remote.setAdmin(kitchen, [first, second], false, noAbort));
      valueIn(await remote.setAdmin(kitchen, [first, second], false, noAbort));
      expect(await groupIn(sandbox, 'kitchen')).toMatchObject({
        members: ['p-000', 'p-001', 'p-002'],
        admins: ['p-002'],
      });
      const read = valueIn(await remote.getGroup(kitchen, noAbort));
      expect(read.group.members.filter(({ isAdmin }) => isAdmin)).toMatchObject([
        { memberKey: third },
      ]);
    });

    it.runIf(!groupAdmins)('is refused without asking where the vendor has no admins', async () => {
      const { sandbox, remote, kitchen, keysOf } = await start();
      expect(await remote.setAdmin(kitchen, keysOf(['p-001']), true, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 400 },
      });
      expect((await sandbox.state()).requests.total).toBe(0);
    });
  });

  describe('what not every vendor can do', () => {
    it.runIf(!createPeople)(
      'people are not made where it cannot, and it is not asked',
      async () => {
        const { sandbox, remote } = await start();
        const person = { clientId: newGroup.clientId, name: 'Ann', email: null, phone: null };
        expect(await remote.createPerson(person, noAbort)).toMatchObject({
          ok: false,
          failure: { kind: 'http', status: 400 },
        });
        expect((await sandbox.state()).requests.total).toBe(0);
      },
    );

    it.runIf(!changeFeed)('every cursor has expired where there is no feed', async () => {
      const { sandbox, remote } = await start();
      for (const cursor of [null, 'any']) {
        expect(await remote.readChanges(cursor, noAbort)).toEqual({
          ok: true,
          value: { kind: 'expired' },
        });
      }
      expect((await sandbox.state()).requests.total).toBe(0);
    });
  });
}
