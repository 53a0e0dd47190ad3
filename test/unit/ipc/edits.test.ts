import { describe, expect, it } from 'vitest';
import { limits } from '#shared/domain/limits.ts';
import { everything, newGroupId, rosterNames } from '#test/support/storeSeed.ts';
import { scene, xena } from './editScene.ts';

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
