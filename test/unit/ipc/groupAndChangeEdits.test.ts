import { describe, expect, it } from 'vitest';
import type { Capabilities } from '#shared/domain/capabilities.ts';
import { limits } from '#shared/domain/limits.ts';
import type { Permission } from '#shared/domain/permissions.ts';
import { newGroupId, rosterNames } from '#test/support/storeSeed.ts';
import { scene } from './editScene.ts';

describe('groups.duplicate', () => {
  it('makes a group with the same description, people and admins, as one edit', async () => {
    const { store, value, group, pending } = scene({ groupAdmins: true, groupDescription: true });
    const made = await value('groups.duplicate', { groupId: group('Kitchen'), name: 'Kitchen 2' });
    const { groupId, editId } = made as { groupId: never; editId: string };
    expect(store.getGroup(groupId)).toMatchObject({
      name: 'Kitchen 2',
      description: 'Soup',
      memberCount: 3,
    });
    expect(rosterNames(store, groupId)).toEqual(['ana', 'ben*', 'cem']);
    expect(pending()).toMatchObject([{ command: 'createGroup', peopleCount: 3 }]);
    await value('edit.undo', { editId });
    expect(store.getGroup(groupId)).toBeNull();
  });

  it('is refused like any new group: by name, number, size and role', async () => {
    const call = ['groups.duplicate', { groupId: '', name: 'choir' }] as const;
    const refuse = async (
      changed: Partial<Capabilities>,
      permissions: readonly Permission[] | null = null,
    ) => {
      const { error, group, pending } = scene(changed, permissions);
      const { code } = await error(call[0], { ...call[1], groupId: group('Kitchen') });
      expect(pending()).toEqual([]);
      return code;
    };
    expect(await refuse({ uniqueGroupNames: true })).toBe('duplicateName');
    expect(await refuse({ uniqueGroupNames: false, maxGroups: 3 })).toBe('limitExceeded');
    expect(await refuse({ uniqueGroupNames: false, maxMembersPerGroup: 2 })).toBe('limitExceeded');
    expect(await refuse({ uniqueGroupNames: false }, ['updateAnyGroup'])).toBe('permissionDenied');
    const { error } = scene();
    expect(await error('groups.duplicate', { groupId: newGroupId(), name: 'X' })).toMatchObject({
      code: 'notFound',
    });
  });
});

describe('changes.get and changes.amend', () => {
  it('show an edit with its people, and put another in its place', async () => {
    const { store, told, value, error, person, group, pending } = scene();
    await value('members.remove', {
      groupId: group('Kitchen'),
      personIds: [person('ana'), person('cem')],
    });
    const commandId = pending()[0]?.id ?? '';
    expect(await value('changes.get', { commandId })).toMatchObject({
      command: 'removeMembers',
      people: [{ name: 'ana' }, { name: 'cem' }],
    });
    const receipt = await value('changes.amend', { commandId, personIds: [person('cem')] });
    expect(receipt).toMatchObject({ editId: expect.any(String), changed: 1 });
    expect(told.edits).toBe(2);
    expect(rosterNames(store, group('Kitchen'))).toEqual(['ana', 'ben*']);
    for (const method of ['changes.get', 'changes.amend'] as const) {
      expect(
        await error(method, { commandId, ...(method === 'changes.amend' && { name: 'X' }) }),
      ).toMatchObject({ code: 'notFound' });
    }
  });

  it('check the new name and the room for a group as if the old edit had never been', async () => {
    const { store, value, error, pending } = scene({
      uniqueGroupNames: true,
      maxGroups: 4,
      groupDescription: true,
    });
    await value('groups.create', { name: 'Cooks', description: 'Hot' });
    const commandId = pending()[0]?.id ?? '';
    expect(await error('changes.amend', { commandId, name: 'CHOIR' })).toMatchObject({
      code: 'duplicateName',
    });
    expect(await error('changes.amend', { commandId })).toMatchObject({ code: 'invalidRequest' });
    await value('changes.amend', { commandId, name: 'COOKS', description: ' ' });
    expect(pending()).toMatchObject([
      { command: 'createGroup', newName: 'COOKS', newDescription: null },
    ]);
    expect(store.countGroups()).toBe(4);
    expect(await error('groups.create', { name: 'One more' })).toMatchObject({
      code: 'limitExceeded',
    });
  });
});

describe('people.match', () => {
  it('finds the people of a pasted text and changes nothing', async () => {
    const { told, value, group, pending } = scene();
    const text = 'Name\tE-Mail\nAnna\tana@example.org\nben\t\nNobody Here\t\n';
    expect(await value('people.match', { text, forGroupId: group('Choir') })).toMatchObject({
      hasHeading: true,
      rows: [
        {
          line: 2,
          outcome: 'alreadyThere',
          candidates: [{ name: 'ana', foundBy: 'email', isMember: true }],
        },
        {
          line: 3,
          outcome: 'matched',
          candidates: [{ name: 'ben', foundBy: 'name', isMember: false }],
        },
        { line: 4, outcome: 'unknown', name: 'Nobody Here', candidates: [] },
      ],
    });
    expect([told.edits, pending()]).toEqual([0, []]);
  });

  it('refuses more lines than it can look up, and says how many', async () => {
    const { error, value } = scene();
    const text = 'ana\n'.repeat(limits.pastedLines);
    expect(await value('people.match', { text })).toMatchObject({
      rows: { length: limits.pastedLines },
    });
    expect(await error('people.match', { text: `${text}ben` })).toMatchObject({
      code: 'limitExceeded',
      details: { limit: limits.pastedLines, actual: limits.pastedLines + 1 },
    });
  });
});
