import { describe, expect, it } from 'vitest';
import {
  at,
  groupNamed,
  intents,
  personNamed,
  pull,
  remoteGroup,
  takeRemote,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';
import { seeded } from './pullPages.ts';

describe('activity', () => {
  const activity = (file: string) =>
    readTable(file, 'SELECT kind, group_name, detail FROM activity ORDER BY id').map(
      ({ kind, group_name, detail }) => [kind, group_name, JSON.parse(String(detail))],
    );

  it('says nothing about the very first pull, and then one entry per group and page', () => {
    const { bench, store } = seeded();
    expect(activity(bench.file)).toEqual([]);
    pull(store, {
      groups: [
        remoteGroup('Kitchen', ['Ben', 'Cem'], { name: 'Cooks', description: 'Soup' }),
        remoteGroup('Garden', ['Ana']),
      ],
    });
    const [ana, ben, cem] = ['Ana', 'Ben', 'Cem'].map((name) => personNamed(store, name));
    expect(activity(bench.file)).toEqual([
      ['groupRenamed', 'Cooks', { from: 'Kitchen', to: 'Cooks' }],
      ['groupDescribed', 'Cooks', { from: null, to: 'Soup' }],
      [
        'peopleChanged',
        'Cooks',
        { joined: 2, left: 1, admins: 0, joinedIds: [ben, cem], leftIds: [ana], adminIds: [] },
      ],
      ['groupAppeared', 'Garden', { people: 1 }],
    ]);
    store.changeLane(groupNamed(store, 'Garden'), null, takeRemote, at(2));
    expect(activity(bench.file).at(-1)).toEqual(['groupDeleted', 'Garden', {}]);
  });

  it('does not call our own edits somebody else’s when they come back', () => {
    const { bench, store } = seeded();
    const kitchen = groupNamed(store, 'Kitchen');
    const ana = personNamed(store, 'Ana');
    for (const intent of [intents.rename('Cooks'), intents.take(ana)]) {
      store.commitEdit({ intents: [{ groupId: kitchen, intent }], at: at(1) });
    }
    pull(
      store,
      { groups: [remoteGroup('Kitchen', [], { name: 'Cooks' })] },
      {
        decide: ({ entries }, remote) => ({
          base: remote ?? null,
          settled: entries.map(({ seq }) => seq),
        }),
      },
    );
    expect(activity(bench.file).map(([kind]) => kind)).toEqual(['edit', 'edit']);
    expect(readTable(bench.file, 'SELECT outcome FROM activity')).toEqual([
      { outcome: 'sent' },
      { outcome: 'sent' },
    ]);
  });
});
