import { describe, expect, it } from 'vitest';
import { mergeRemote } from '#electron/sync/lane/mergeRemote.ts';
import type { RemoteGroup } from '#electron/sync/ports/remote.ts';
import type { Intent } from '#shared/commands/command.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
  rosterNames,
} from '#test/support/storeSeed.ts';

/** A store whose lanes are decided by the engine's own rules, and a server that is an object. */
function open() {
  const { store } = openTestStore({ newRemoteId: () => 'fresh' });
  const people = ['Ana', 'Ben', 'Cem'].map((name) => remotePerson(name));
  const groups = [remoteGroup('Kitchen', ['Ana', 'Ben'])];
  pull(store, { people, groups }, { decide: mergeRemote });
  const kitchen = groupNamed(store, 'Kitchen');
  return {
    store,
    kitchen,
    edit: (intent: Intent) =>
      store.commitEdit({ intents: [{ groupId: kitchen, intent }], at: at(10) }),
    read: (remote: RemoteGroup | null) => store.changeLane(kitchen, remote, mergeRemote, at(20)),
    first: () => store.listChanges(everything).items[0]!,
  };
}

describe('conflicts, as the engine finds them and the user settles them', () => {
  it('a name changed on both sides is asked about once, and sent over theirs when retried', () => {
    const { store, kitchen, edit, read, first } = open();
    const theirs = remoteGroup('Kitchen', ['Ana', 'Ben'], { name: 'Mess' });
    edit(intents.rename('Cooks'));
    read(theirs);
    expect(first()).toMatchObject({
      state: 'conflict',
      conflict: { kind: 'name', base: 'Kitchen', mine: 'Cooks', theirs: 'Mess' },
    });
    read(theirs);
    expect(first().state).toBe('conflict');
    store.retryChange(first().id, at(30));
    read(theirs);
    expect(first()).toMatchObject({ state: 'queued', conflict: null });
    read(remoteGroup('Kitchen', ['Ana', 'Ben'], { name: 'Cooks' }));
    expect(store.listChanges(everything).total).toBe(0);
    expect(store.getGroup(kitchen)).toMatchObject({ name: 'Cooks', syncMark: 'synced' });
  });

  it('a group deleted there is kept [P3], and made again when retried', () => {
    const { store, kitchen, edit, read, first } = open();
    edit(intents.add(personNamed(store, 'Cem')));
    read(null);
    edit(intents.rename('Cooks'));
    read(null);
    expect(store.counts()).toMatchObject({ waiting: 0, conflicts: 1 });
    store.retryChange(first().id, at(30));
    // Not there yet: that is no second deletion.
    read(null);
    expect(store.counts()).toMatchObject({ waiting: 3, conflicts: 0 });
    expect(store.lanesToPush(at(40))).toEqual([kitchen]);
    read(remoteGroup('fresh', ['Ana', 'Ben', 'Cem'], { name: 'Cooks' }));
    expect(store.listChanges(everything).total).toBe(0);
    expect(rosterNames(store, kitchen)).toEqual(['Ana', 'Ben', 'Cem']);
    expect(store.getGroup(kitchen)).toMatchObject({ remoteId: 'fresh', syncMark: 'synced' });
  });

  it('somebody removed there whose role was changed here is a member again when retried', () => {
    const { store, kitchen, edit, read, first } = open();
    const theirs = remoteGroup('Kitchen', ['Ben']);
    edit(intents.admin(true, personNamed(store, 'Ana')));
    read(theirs);
    expect(first().conflict?.kind).toBe('memberRemoved');
    store.retryChange(first().id, at(30));
    read(theirs);
    expect(store.counts()).toMatchObject({ conflicts: 0 });
    expect(rosterNames(store, kitchen)).toEqual(['Ana*', 'Ben']);
    read(remoteGroup('Kitchen', ['Ana*', 'Ben']));
    expect(store.listChanges(everything).total).toBe(0);
  });
});
