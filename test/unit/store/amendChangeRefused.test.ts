import { describe, expect, it } from 'vitest';
import type { CommandId } from '#shared/domain/ids.ts';
import { intents, newGroupId, rosterNames } from '#test/support/storeSeed.ts';
import { changes, idAt, isFolded, lines, scene } from './amendScene.ts';

describe('amending a pending edit', () => {
  it.each(['sending', 'acked'] as const)('is refused while it is %s', (state) => {
    const { store, kitchen, now, commit, set } = scene();
    commit(kitchen, intents.rename('Cooks'));
    set(kitchen, state);
    expect(() => store.amendChange(idAt(store, 0), { name: 'Chefs' }, now())).toThrow(
      expect.objectContaining({ code: 'conflict', message: expect.stringContaining('on its way') }),
    );
    expect(lines(store)).toEqual([`${state}: updateGroup Cooks`]);
  });

  it('[P4] is refused for the name of a group that may have been made already', () => {
    const { store, now, set, person } = scene();
    const garden = newGroupId();
    store.commitEdit({
      intents: [
        {
          groupId: garden,
          intent: intents.create('Garden', [person('ana'), person('ben')]),
          remoteId: garden,
        },
      ],
      at: now(),
    });
    set(garden, 'waiting', 1);
    const id = idAt(store, 0);
    expect(() => store.amendChange(id, { name: 'Orchard' }, now())).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    store.amendChange(id, { personIds: [person('ben')] }, now());
    expect(rosterNames(store, garden)).toEqual(['ben']);
  });

  it('is refused in a conflict, which is the question to answer', () => {
    const { store, kitchen, now, commit } = scene();
    commit(kitchen, intents.rename('Cooks'));
    store.changeLane(
      kitchen,
      undefined,
      ({ entries }) => ({
        entries: entries.map(({ seq }) => ({ seq, state: 'conflict' })),
        conflicts: [
          {
            kind: 'name',
            seqs: entries.map(({ seq }) => seq),
            base: 'Kitchen',
            mine: 'Cooks',
            theirs: 'Mess',
          },
        ],
      }),
      now(),
    );
    expect(() => store.amendChange(idAt(store, 0), { name: 'Chefs' }, now())).toThrow(
      expect.objectContaining({
        code: 'invalidRequest',
        message: expect.stringContaining('conflict'),
      }),
    );
  });

  it('is refused where a later edit of the group builds on what would be dropped', () => {
    const { store, kitchen, now, commit, person } = scene();
    commit(kitchen, intents.add(person('cem'), person('dai')));
    const later = commit(kitchen, intents.admin(true, person('cem')));
    const narrow = () => store.amendChange(idAt(store, 0), { personIds: [person('dai')] }, now());
    expect(narrow).toThrow(
      expect.objectContaining({
        code: 'conflict',
        message: 'cem was made an admin again later. Undo that first.',
        details: { dependsOn: later },
      }),
    );
    // The others of it are not concerned.
    store.amendChange(idAt(store, 0), { personIds: [person('cem')] }, now());
    expect(rosterNames(store, kitchen)).toEqual(['ana', 'ben*', 'cem*']);
    isFolded(store, kitchen);
  });

  it('is refused for what an edit of its kind does not have, and by whoever checks it', () => {
    const { store, kitchen, now, commit, person } = scene();
    commit(kitchen, intents.add(person('cem')));
    commit(kitchen, intents.rename('Cooks'));
    const made = store.createPerson({ name: 'Xena', email: null, phone: null }, now());
    const [xena, add, rename] = changes(store).map(({ id }) => id);
    const refused = (work: () => unknown) =>
      expect(work).toThrow(expect.objectContaining({ code: 'invalidRequest' }));
    refused(() => store.amendChange(add!, { name: 'Cooks' }, now()));
    refused(() => store.amendChange(rename!, { personIds: [person('cem')] }, now()));
    refused(() => store.amendChange(xena!, { name: 'Xenia' }, now()));
    expect(() =>
      store.amendChange(rename!, { name: 'Chefs' }, now(), (groupId, state, intent) => {
        expect([groupId, state?.members.size, intent.name]).toEqual([kitchen, 3, 'updateGroup']);
        throw new Error('taken');
      }),
    ).toThrow('taken');
    expect(lines(store)).toEqual([
      'queued: createPerson Xena Xena',
      'queued: addMembers cem',
      'queued: updateGroup Cooks',
    ]);
    expect(() =>
      store.amendChange(made.personId as unknown as CommandId, { name: 'X' }, now()),
    ).toThrow(expect.objectContaining({ code: 'notFound' }));
  });
});
