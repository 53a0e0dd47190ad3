import { describe, expect, it } from 'vitest';
import type { HandlerContext } from '#electron/ipc/context.ts';
import { createDispatcher } from '#electron/ipc/dispatcher.ts';
import { handlers } from '#electron/ipc/handlers/index.ts';
import { parsePastedPeople } from '#electron/roster/pasting/parsePastedPeople.ts';
import { type Capabilities, capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import { limits } from '#shared/domain/limits.ts';
import type { Permission } from '#shared/domain/permissions.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  newGroupId,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
  rosterNames,
} from '#test/support/storeSeed.ts';

/** The calls that edit, over a real store; `told` counts how often the engine was told of an edit. */
function scene(
  changed: Partial<Capabilities> = {},
  permissions: readonly Permission[] | null = null,
) {
  const { store } = openTestStore();
  pull(store, {
    people: ['ana', 'ben', 'cem', 'dai'].map((key) => remotePerson(key)),
    groups: [
      remoteGroup('Kitchen', ['ana', 'ben*', 'cem'], { createdBy: 'ana', description: 'Soup' }),
      remoteGroup('Choir', ['ana'], { createdBy: 'ben' }),
      remoteGroup('Garden', [], { createdBy: 'ana' }),
    ],
  });
  if (permissions !== null) store.keepIdentity({ memberKey: 'ana', permissions });
  const told = { edits: 0 };
  let clock = 10;
  const capabilities = { ...capabilitiesByProvider.stream, createPeople: true, ...changed };
  const context = {
    current: () => ({
      store,
      workspace: { capabilities },
      sync: {
        editCommitted: () => {
          told.edits += 1;
        },
      },
    }),
    now: () => {
      clock += 1;
      return at(clock);
    },
    parsePasted: parsePastedPeople,
  } as unknown as HandlerContext;
  const dispatch = createDispatcher({
    handlers,
    context,
    onBug: (_, error) => {
      throw error;
    },
    checkValues: true,
  });
  const value = async (...call: Parameters<typeof dispatch>) => {
    const result = await dispatch(...call);
    if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
    return result.value;
  };
  const error = async (...call: Parameters<typeof dispatch>) => {
    const result = await dispatch(...call);
    if (result.ok) throw new Error('It was not refused.');
    return result.error;
  };
  const person = (name: string) => personNamed(store, name);
  const group = (name: string) => groupNamed(store, name);
  const pending = () => store.listChanges(everything).items;
  return { store, told, value, error, person, group, pending };
}

const xena = { name: 'Xena Ray', email: 'xena@example.org', phone: null };

describe('members.add with people to be made', () => {
  it('is one edit of all of them, and one undo', async () => {
    const { store, told, value, person, group, pending } = scene();
    const receipt = await value('members.add', {
      groupId: group('Choir'),
      personIds: [person('ana'), person('dai')],
      newPeople: [xena, { name: ' Yuri ' }],
    });
    expect(receipt).toMatchObject({ changed: 3 });
    expect(told.edits).toBe(1);
    expect(new Set(pending().map(({ editId }) => editId)).size).toBe(1);
    expect(rosterNames(store, group('Choir'))).toEqual(['ana', 'dai', 'Xena Ray', 'Yuri']);
    const { editId } = receipt as { editId: string };
    await value('edit.undo', { editId });
    expect(pending()).toEqual([]);
    await value('edit.redo', { editId });
    expect(rosterNames(store, group('Choir'))).toEqual(['ana', 'dai', 'Xena Ray', 'Yuri']);
  });

  it('makes admins of them where the provider has admins', async () => {
    const admins = scene({ groupAdmins: true });
    await admins.value('members.add', {
      groupId: admins.group('Choir'),
      newPeople: [xena],
      asAdmin: true,
    });
    expect(rosterNames(admins.store, admins.group('Choir'))).toEqual(['ana', 'Xena Ray*']);
  });

  it.each([
    ['the provider makes no people', { createPeople: false }, null, 'notSupported'],
    ['the role may not make people', {}, ['updateAnyGroup'], 'permissionDenied'],
    ['the role may not change the group', {}, ['createPerson'], 'permissionDenied'],
    ['the group would be too large', { maxMembersPerGroup: 2 }, null, 'limitExceeded'],
  ] as const)('makes nobody where %s', async (_, changed, permissions, code) => {
    const { store, told, error, person, group, pending } = scene(changed, permissions);
    const refused = await error('members.add', {
      groupId: group('Choir'),
      personIds: [person('dai')],
      newPeople: [xena],
    });
    expect(refused.code).toBe(code);
    expect([pending(), told.edits]).toEqual([[], 0]);
    expect(store.searchPeople({ text: '', forGroupId: null, ...everything }).total).toBe(4);
  });

  it('makes nobody where one has an address of somebody here, the group is gone, or nobody is named', async () => {
    const { error, person, group, pending } = scene();
    const known = { name: 'Ana', email: 'ANA@example.org' };
    expect(
      await error('members.add', { groupId: group('Choir'), newPeople: [xena, known] }),
    ).toMatchObject({
      code: 'conflict',
      details: { personId: person('ana') },
    });
    expect(await error('members.add', { groupId: newGroupId(), newPeople: [xena] })).toMatchObject({
      code: 'notFound',
    });
    expect(await error('members.add', { groupId: group('Choir') })).toMatchObject({
      code: 'invalidRequest',
    });
    expect(pending()).toEqual([]);
  });
});

describe('members.copy', () => {
  it('adds people to several groups as one edit, and counts each once', async () => {
    const { store, value, person, group, pending } = scene();
    const [choir, garden] = [group('Choir'), group('Garden')];
    const receipt = await value('members.copy', {
      toGroupIds: [choir, garden, choir],
      personIds: [person('ana'), person('ben')],
    });
    expect(receipt).toMatchObject({ changed: 2 });
    expect([rosterNames(store, choir), rosterNames(store, garden)]).toEqual([
      ['ana', 'ben'],
      ['ana', 'ben'],
    ]);
    expect(pending()).toHaveLength(2);
    await value('edit.undo', { editId: (receipt as { editId: string }).editId });
    expect([rosterNames(store, choir), rosterNames(store, garden)]).toEqual([['ana'], []]);
  });

  it('changes nothing where everybody is there already', async () => {
    const { value, told, person, group } = scene();
    const nothing = { editId: null, changed: 0 };
    expect(
      await value('members.copy', { toGroupIds: [group('Choir')], personIds: [person('ana')] }),
    ).toEqual(nothing);
    expect(told.edits).toBe(0);
  });

  it.each([
    [
      'its role',
      {},
      ['updateOwnGroup'],
      'permissionDenied',
      'Choir',
      /^“Choir”: Only the person who made this group/,
    ],
    [
      'its size',
      { maxMembersPerGroup: 2 },
      null,
      'limitExceeded',
      'Choir',
      /^“Choir”: The server allows 2 people/,
    ],
  ] as const)(
    'does nothing at all where one group is refused for %s, and says which',
    async (_, changed, permissions, code, name, message) => {
      const { error, person, group, pending } = scene(changed, permissions);
      const refused = await error('members.copy', {
        toGroupIds: [group('Garden'), group('Choir')],
        personIds: [person('ben'), person('dai')],
      });
      expect(refused).toMatchObject({
        code,
        message: expect.stringMatching(message),
        details: { groupId: group(name), groupName: name },
      });
      expect(pending()).toEqual([]);
    },
  );

  it('does nothing where a group or somebody is not here, or it is far too much at once', async () => {
    const { error, person, group, pending } = scene();
    const gone = newGroupId();
    expect(
      await error('members.copy', {
        toGroupIds: [group('Garden'), gone],
        personIds: [person('ben')],
      }),
    ).toMatchObject({
      code: 'notFound',
      details: { groupId: gone },
    });
    expect(
      await error('members.copy', { toGroupIds: [group('Garden')], personIds: [gone] }),
    ).toMatchObject({ code: 'notFound' });
    const ben = person('ben');
    const many = Array.from({ length: limits.peoplePerEdit / 2 + 1 }, () => ben);
    expect(
      await error('members.copy', {
        toGroupIds: [group('Garden'), group('Choir')],
        personIds: many,
      }),
    ).toMatchObject({ code: 'limitExceeded' });
    expect(pending()).toEqual([]);
  });
});

describe('members.move', () => {
  it('takes people out of one group and into others as one edit, and counts whom it moves', async () => {
    const { store, value, person, group, pending } = scene();
    const [kitchen, choir, garden] = [group('Kitchen'), group('Choir'), group('Garden')];
    const receipt = await value('members.move', {
      fromGroupId: kitchen,
      toGroupIds: [choir, garden],
      // Ana is in the choir already, Dai was not in the kitchen.
      personIds: [person('ana'), person('ben'), person('dai'), person('ben')],
    });
    expect(receipt).toMatchObject({ changed: 2 });
    expect(rosterNames(store, kitchen)).toEqual(['cem']);
    expect(rosterNames(store, choir)).toEqual(['ana', 'ben']);
    expect(rosterNames(store, garden)).toEqual(['ana', 'ben']);
    expect(
      pending().map(({ command, groupName, peopleNames }) => [command, groupName, ...peopleNames]),
    ).toEqual([
      ['addMembers', 'Choir', 'ben'],
      ['addMembers', 'Garden', 'ana', 'ben'],
      ['removeMembers', 'Kitchen', 'ana', 'ben'],
    ]);
    await value('edit.undo', { editId: (receipt as { editId: string }).editId });
    expect(rosterNames(store, kitchen)).toEqual(['ana', 'ben*', 'cem']);
    expect(rosterNames(store, choir)).toEqual(['ana']);
  });

  it('changes nothing where nobody of them is in the group', async () => {
    const { value, person, group } = scene();
    const move = {
      fromGroupId: group('Kitchen'),
      toGroupIds: [group('Choir')],
      personIds: [person('dai')],
    };
    expect(await value('members.move', move)).toEqual({ editId: null, changed: 0 });
  });

  it('takes nobody out where a target, or the group itself, is refused or not here', async () => {
    const { store, error, person, group, pending } = scene({}, ['updateOwnGroup']);
    const [kitchen, choir, garden] = [group('Kitchen'), group('Choir'), group('Garden')];
    const personIds = [person('ana')];
    const move = (fromGroupId: string, ...toGroupIds: string[]) =>
      error('members.move', { fromGroupId, toGroupIds, personIds });
    // Ana made the kitchen and the garden, not the choir.
    expect(await move(kitchen, garden, choir)).toMatchObject({
      code: 'permissionDenied',
      details: { groupName: 'Choir' },
    });
    expect(await move(choir, garden)).toMatchObject({
      code: 'permissionDenied',
      details: { groupName: 'Choir' },
    });
    expect(await move(kitchen, garden, newGroupId())).toMatchObject({
      code: 'notFound',
      details: { groupName: null },
    });
    expect(await move(newGroupId(), garden)).toMatchObject({ code: 'notFound' });
    expect(await move(kitchen, garden, kitchen)).toMatchObject({ code: 'invalidRequest' });
    expect(pending()).toEqual([]);
    expect(rosterNames(store, kitchen)).toEqual(['ana', 'ben*', 'cem']);
  });
});

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
