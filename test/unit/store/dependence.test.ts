import { describe, expect, it } from 'vitest';
import type { EditId } from '#shared/domain/ids.ts';
import { intents, newGroupId } from '#test/support/storeSeed.ts';
import { type Bench, openBench, refused, type Wish } from './undoBench.ts';

type Make = (bench: Bench) => Wish;

const wishes = {
  rename: () => intents.rename('Cooks'),
  'rename again': () => intents.rename('Chefs'),
  describe: () => intents.describe('Soup'),
  'describe again': () => intents.describe('Stew'),
  'add Cem': ({ person }) => intents.add(person('Cem')),
  'add Dai': ({ person }) => intents.add(person('Dai')),
  'remove Cem': ({ person }) => intents.take(person('Cem')),
  'remove Ana': ({ person }) => intents.take(person('Ana')),
  'make Ana admin': ({ person }) => intents.admin(true, person('Ana')),
  'make Ana a member': ({ person }) => intents.admin(false, person('Ana')),
  'add Cem and Dai': ({ person }) => intents.add(person('Cem'), person('Dai')),
  'remove Cem and Dai': ({ person }) => intents.take(person('Cem'), person('Dai')),
  delete: () => intents.remove(),
} satisfies Record<string, Make>;
type Kind = keyof typeof wishes;

const commit = (bench: Bench, kind: Kind) => bench.commit(bench.kitchen, wishes[kind](bench));

/** A first edit, a later one that touches the same, and what the user is told. */
const dependent: [Kind, Kind, string][] = [
  ['rename', 'rename again', 'The name was changed again later. Undo that first.'],
  ['describe', 'describe again', 'The description was changed again later. Undo that first.'],
  ['add Cem', 'remove Cem', 'Cem was removed again later. Undo that first.'],
  [
    'add Cem and Dai',
    'remove Cem and Dai',
    'Cem and Dai were removed again later. Undo that first.',
  ],
  ['make Ana admin', 'make Ana a member', 'Ana was made an ordinary member again later.'],
  ['make Ana admin', 'remove Ana', 'Ana was removed again later. Undo that first.'],
  ['add Cem', 'delete', 'The group was deleted later. Undo that first.'],
  ['rename', 'delete', 'The group was deleted later. Undo that first.'],
];

const independent: [Kind, Kind][] = [
  ['rename', 'describe'],
  ['describe', 'rename'],
  ['add Cem', 'rename'],
  ['rename', 'add Cem'],
  ['add Cem', 'add Dai'],
  ['remove Ana', 'add Cem'],
  ['make Ana admin', 'rename'],
];

const reaches: [string, (bench: Bench) => void][] = [
  ['unsent', () => {}],
  ['sent', (bench) => bench.settle()],
];

function withReaches<Row extends readonly unknown[]>(rows: readonly Row[]) {
  return rows.flatMap((row) =>
    reaches.map(([name, reach]) => [name, ...row, reach] as [string, ...Row, (b: Bench) => void]),
  );
}

describe('an edit and a later one of the same group', () => {
  // Guard: the overlap of aspects, and that the refusal names what has to go first.
  it.each(withReaches(dependent))(
    '%s: %s is not undone under %s',
    (_, first, second, words, reach) => {
      const bench = openBench();
      const { store, now } = bench;
      const before = bench.rosters();
      const earlier = commit(bench, first);
      const later = commit(bench, second);
      reach(bench);
      const stored = bench.everythingStored();
      expect(() => store.undoEdit(earlier, now())).toThrow(
        refused(new RegExp(words.replace('.', '\\.')), { dependsOn: later }),
      );
      expect(bench.everythingStored()).toEqual(stored);

      store.undoEdit(later, now());
      if (second === 'delete' && store.getGroup(bench.kitchen) === null) {
        // The group made anew is another one; the old one's edits ended with it.
        expect(() => store.undoEdit(earlier, now())).toThrow(refused(/not there any more/));
        return;
      }
      store.undoEdit(earlier, now());
      expect(bench.rosters()).toEqual(before);
      bench.checkFold();
    },
  );

  // Guard: only a shared aspect blocks; the row leaves from the middle of the lane.
  it.each(withReaches(independent))(
    '[I1] %s: %s is undone from under %s',
    (_, first, second, reach) => {
      const alone = openBench();
      commit(alone, second);

      const bench = openBench();
      const earlier = commit(bench, first);
      commit(bench, second);
      reach(bench);
      bench.store.undoEdit(earlier, bench.now());
      expect(bench.rosters()).toEqual(alone.rosters());
      bench.checkFold();
      bench.store.redoEdit(earlier, bench.now());
      bench.checkFold();
    },
  );

  it('names somebody whom a later edit concerns, and counts the others', () => {
    const bench = openBench();
    const { store, kitchen, person, commit: edit } = bench;
    const added = edit(kitchen, intents.add(...['Cem', 'Dai'].map(person)));
    edit(kitchen, intents.admin(true, ...['Ana', 'Cem', 'Dai'].map(person)));
    const groupId = newGroupId();
    const created = edit(groupId, intents.create('Choir'));
    edit(groupId, intents.add(...['Ana', 'Ben', 'Cem'].map(person)));
    expect(() => store.undoEdit(added, bench.now())).toThrow(
      refused(/^Cem and Dai were made admins again later\./),
    );
    // People in a group hang on its creation; they were not added "again".
    expect(() => store.undoEdit(created, bench.now())).toThrow(
      refused(/^Ana and 2 others were added later\./),
    );
  });
});

describe('a later edit that was undone', () => {
  // Guard: an edit and its own undoing together are nothing.
  it.each(reaches)('%s, does not stand in the way any more', (_, reach) => {
    const bench = openBench();
    const { store, now } = bench;
    const first = commit(bench, 'rename');
    const second = commit(bench, 'rename again');
    reach(bench);
    store.undoEdit(second, now());
    reach(bench);
    store.undoEdit(first, now());
    expect(store.getGroup(bench.kitchen)?.name).toBe('Kitchen');
  });

  it.each(reaches)('%s, and made again, stands in the way again', (_, reach) => {
    const bench = openBench();
    const { store, now } = bench;
    const first = commit(bench, 'rename');
    const second = commit(bench, 'rename again');
    reach(bench);
    store.undoEdit(second, now());
    reach(bench);
    const again: EditId | null = store.redoEdit(second, now()).editId;
    expect(() => store.undoEdit(first, now())).toThrow(
      refused(/name was changed again later/, { dependsOn: again }),
    );
  });

  it('by discarding it does not stand in the way either', () => {
    const bench = openBench();
    const { store, now } = bench;
    const first = commit(bench, 'rename');
    commit(bench, 'rename again');
    const { items } = store.listChanges({ limit: 10, cursor: null });
    store.discardChange(items[1]!.id, now());
    store.undoEdit(first, now());
    expect(store.getGroup(bench.kitchen)?.name).toBe('Kitchen');
  });
});

describe('an edit that was undone, and what was done since', () => {
  // Guard: an undo further back, under the one that is made again, counts as a change since.
  it.each(reaches)('%s: refuses while what it was built on is undone too', (_, reach) => {
    const bench = openBench();
    const { store, now } = bench;
    const first = commit(bench, 'rename');
    const second = commit(bench, 'rename again');
    reach(bench);
    store.undoEdit(second, now());
    reach(bench);
    store.undoEdit(first, now());
    reach(bench);
    expect(() => store.redoEdit(second, now())).toThrow(
      refused(/built on was undone since/, { dependsOn: first }),
    );
    store.redoEdit(first, now());
    store.redoEdit(second, now());
    expect(store.getGroup(bench.kitchen)?.name).toBe('Chefs');
  });

  it.each(reaches)('%s: refuses over a new edit of the same, until that is undone', (_, reach) => {
    const bench = openBench();
    const { store, now } = bench;
    const first = commit(bench, 'rename');
    reach(bench);
    store.undoEdit(first, now());
    reach(bench);
    const other = commit(bench, 'rename again');
    expect(() => store.redoEdit(first, now())).toThrow(
      refused(/name was changed again later/, { dependsOn: other }),
    );
    store.undoEdit(other, now());
    commit(bench, 'add Cem');
    store.redoEdit(first, now());
    expect(store.getGroup(bench.kitchen)?.name).toBe('Cooks');
  });
});
