import { describe, expect, it } from 'vitest';
import type { Identity } from '#shared/domain/permissions.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  newGroupId,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

const ana: Identity = {
  memberKey: 'ana',
  permissions: ['readGroups', 'createGroup', 'updateOwnGroup', 'deleteOwnGroup'],
};

/** Ana made Kitchen, is an admin of Choir and a member of Desk, and has nothing to do with Board. */
function bench() {
  const opened = openTestStore();
  pull(opened.store, {
    people: ['ana', 'ben'].map((key) => remotePerson(key)),
    groups: [
      remoteGroup('Kitchen', [], { createdBy: 'ana' }),
      remoteGroup('Choir', ['ana*'], { createdBy: 'ben' }),
      remoteGroup('Desk', ['ana', 'ben*'], { createdBy: 'ben' }),
      remoteGroup('Board', ['ben*']),
    ],
  });
  return opened;
}

function editable({ store }: ReturnType<typeof openTestStore>): string[] {
  const { items } = store.listGroups({ search: '', ...everything });
  for (const group of items) expect(store.getGroup(group.id)).toEqual(group);
  for (const { mayUpdate, mayDelete } of items) expect(mayDelete).toBe(mayUpdate);
  return items.filter(({ mayUpdate }) => mayUpdate).map(({ name }) => name);
}

describe('who signed in', () => {
  it('may do everything until somebody is known', () => {
    const opened = bench();
    expect(opened.store.identity()).toBeNull();
    expect(editable(opened)).toEqual(['Board', 'Choir', 'Desk', 'Kitchen']);
  });

  it('is kept over a restart, replaced, and forgotten', () => {
    const opened = bench();
    opened.store.keepIdentity(ana);
    expect(opened.reopen().identity()).toEqual(ana);
    const ben: Identity = { memberKey: 'ben', permissions: [] };
    opened.store.keepIdentity(ben);
    expect(opened.store.identity()).toEqual(ben);
    opened.store.keepIdentity(null);
    expect(opened.store.identity()).toBeNull();
  });

  it('may change what they made and what they are an admin of', () => {
    const opened = bench();
    opened.store.keepIdentity(ana);
    expect(editable(opened)).toEqual(['Choir', 'Kitchen']);
    opened.store.keepIdentity({ ...ana, permissions: ['updateAnyGroup', 'deleteAnyGroup'] });
    expect(editable(opened)).toEqual(['Board', 'Choir', 'Desk', 'Kitchen']);
    opened.store.keepIdentity({ ...ana, permissions: [] });
    expect(editable(opened)).toEqual([]);
  });

  it('has made a group whose making still waits, and one that is made anew', () => {
    const opened = bench();
    opened.store.keepIdentity(ana);
    const groupId = newGroupId();
    opened.store.commitEdit({
      intents: [{ groupId, intent: intents.create('New') }],
      at: at(1),
    });
    expect(opened.store.groupTies(groupId)).toEqual({ createdBy: 'ana', isAdmin: false });
    expect(editable(opened)).toEqual(['Choir', 'Kitchen', 'New']);
  });

  it('is judged by the roster as it will be when the edits before are through', () => {
    const opened = bench();
    const { store } = opened;
    store.keepIdentity(ana);
    const choir = groupNamed(store, 'Choir');
    const intent = intents.admin(false, personNamed(store, 'ana'));
    store.commitEdit({ intents: [{ groupId: choir, intent }], at: at(1) });
    expect(editable(opened)).toEqual(['Kitchen']);
  });

  it('is told to who shows the groups, and only when it is news', () => {
    const { store } = bench();
    const told: unknown[] = [];
    store.onChange((change) => told.push(change));
    store.keepIdentity(ana);
    store.keepIdentity({ ...ana, permissions: [...ana.permissions] });
    const groupIds = store.listGroups({ search: '', ...everything }).items.map(({ id }) => id);
    expect(told).toEqual([
      { groupIds: expect.arrayContaining(groupIds), people: false, changes: false },
    ]);
  });

  it('learns of another maker with the next pull', () => {
    const opened = bench();
    opened.store.keepIdentity(ana);
    pull(opened.store, {
      groups: [
        remoteGroup('Kitchen', [], { createdBy: 'ben' }),
        remoteGroup('Choir', ['ana'], { createdBy: 'ana' }),
      ],
    });
    expect(editable(opened)).toContain('Choir');
    expect(editable(opened)).not.toContain('Kitchen');
  });
});
