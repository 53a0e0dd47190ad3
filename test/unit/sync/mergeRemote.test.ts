import { describe, expect, it } from 'vitest';
import { rowsAfter } from '#electron/sync/lane/laneRows.ts';
import { mergeRemote } from '#electron/sync/lane/mergeRemote.ts';
import type { LaneChange, OutboxEntry } from '#electron/sync/ports/store.ts';
import { rebase } from '#shared/commands/rebase.ts';
import type { GroupState } from '#shared/domain/group.ts';
import {
  add,
  create,
  deletion,
  describeAs,
  group,
  lane,
  letterOf,
  line,
  remove,
  rename,
  rows,
  setAdmin,
} from './lanes.ts';

/** What a merge leaves: the rows that stay and their states, the conflicts, and what the screen shows. */
function merged(base: GroupState | null, entries: OutboxEntry[], remote: GroupState | null) {
  const change = mergeRemote(lane(base, entries), remote);
  const left = rowsAfter(entries, change);
  const nextBase = change.base === undefined ? base : change.base;
  return {
    left: left.map(({ seq, state, command }) => `${seq} ${command.name} ${state}`),
    conflicts: change.conflicts ?? [],
    view: line(
      rebase(
        nextBase,
        left.map(({ command }) => command),
      ),
    ),
    base: change.base,
  };
}

const queued = (change: LaneChange) => change.entries?.map(({ seq, state }) => [seq, state]);

describe('without unsent edits', () => {
  it.each([
    ['a changed group', group('a b')],
    ['a deleted group', null],
  ])('%s is taken over as it is', (_name, remote) => {
    expect(mergeRemote(lane(group('a'), []), remote)).toEqual({ base: remote });
  });

  it('nothing is concluded from a copy that was not read', () => {
    expect(mergeRemote(lane(group('a'), rows(rename('B'))), undefined)).toEqual({});
  });
});

describe('membership is a set', () => {
  it('[I1] adds and removes of different people on both sides commute', () => {
    const result = merged(group('a b'), rows(add('c'), remove('a')), group('a d'));
    expect(result).toMatchObject({
      left: ['1 addMembers queued', '2 removeMembers queued'],
      conflicts: [],
      view: 'Kitchen: c d',
    });
  });

  it('the same person added on both sides is one membership, and our edit is done', () => {
    const result = merged(group('a'), rows(add('b')), group('a b'));
    expect(result).toMatchObject({ left: [], conflicts: [], view: 'Kitchen: a b' });
  });

  it('somebody removed there and unchanged here is removed', () => {
    expect(merged(group('a b'), rows(rename('Bar')), group('a')).view).toBe('Bar: a');
  });

  it('somebody removed on both sides is no conflict', () => {
    const result = merged(group('a b'), rows(setAdmin('b'), remove('b')), group('a'));
    expect(result).toMatchObject({ left: [], conflicts: [] });
  });

  it('[P3] somebody removed there while being made an admin here is a conflict', () => {
    const entries = rows(setAdmin('b'), add('c'));
    const result = merged(group('a b'), entries, group('a'));
    expect(result.left).toEqual(['1 setAdmin conflict', '2 addMembers queued']);
    expect(result.conflicts).toEqual([
      { kind: 'memberRemoved', seqs: [1], base: 'member', mine: 'admin', theirs: null },
    ]);
  });

  it('somebody removed there, made an admin here and added again here is no conflict', () => {
    const entries = rows(setAdmin('b'), remove('b'), add('b'));
    expect(merged(group('a b'), entries, group('a')).conflicts).toEqual([]);
  });

  it('somebody made an admin on both sides is done', () => {
    expect(merged(group('a'), rows(setAdmin('a')), group('a*'))).toMatchObject({ left: [] });
  });
});

describe('fields merge one by one', () => {
  const base = group('a', { name: 'A', description: 'old' });
  const now = (name: string, description = 'old') => group('a', { name, description });

  it.each([
    ['unchanged there', rows(rename('B')), now('A'), ['1 updateGroup queued'], []],
    ['the same change there', rows(rename('B')), now('B'), [], []],
    [
      'another field changed there',
      rows(rename('B')),
      now('A', 'new'),
      ['1 updateGroup queued'],
      [],
    ],
    ['changed there too', rows(rename('B')), now('C'), ['1 updateGroup conflict'], ['name']],
    [
      'both fields changed there',
      rows(rename('B'), describeAs('mine')),
      now('C', 'theirs'),
      ['1 updateGroup conflict', '2 updateGroup conflict'],
      ['name', 'description'],
    ],
    [
      'one of two changed there',
      rows(rename('B'), describeAs('mine')),
      now('C'),
      ['1 updateGroup conflict', '2 updateGroup queued'],
      ['name'],
    ],
    [
      'an earlier value of ours there: its answer was lost',
      rows(rename('B'), rename('C')),
      now('B'),
      ['1 updateGroup queued', '2 updateGroup queued'],
      [],
    ],
    [
      'renamed and named back here, another name there',
      rows(rename('B'), rename('A')),
      now('C'),
      ['1 updateGroup conflict', '2 updateGroup conflict'],
      ['name'],
    ],
    [
      'renamed there, deleted here',
      rows(rename('B'), deletion),
      now('C'),
      ['1 updateGroup queued', '2 deleteGroup queued'],
      [],
    ],
    [
      'changed there while refused here',
      rows({ intent: rename('B'), state: 'parked' }),
      now('C'),
      ['1 updateGroup conflict'],
      ['name'],
    ],
  ] as const)('%s', (_name, entries, remote, left, kinds) => {
    const result = merged(base, entries, remote);
    expect(result.left).toEqual(left);
    expect(result.conflicts.map(({ kind }) => kind)).toEqual(kinds);
    expect(line(result.base ?? null)).toBe(line(remote));
  });

  it('[P3] a conflict holds what it was, what we want and what they did', () => {
    const entries = rows(
      { intent: rename('B'), baseFields: { name: 'A' } },
      { intent: rename('B2'), baseFields: { name: 'A' } },
    );
    expect(merged(base, entries, now('C')).conflicts).toEqual([
      { kind: 'name', seqs: [1, 2], base: 'A', mine: 'B2', theirs: 'C' },
    ]);
  });

  it('a description taken away there is a change like any other', () => {
    const remote = group('a', { name: 'A', description: null });
    expect(merged(base, rows(describeAs('mine')), remote).conflicts).toMatchObject([
      { kind: 'description', base: 'old', mine: 'mine', theirs: null },
    ]);
  });

  it('an open conflict is not opened again', () => {
    const entries = rows({ intent: rename('B'), state: 'conflict' });
    expect(merged(now('C'), entries, now('C'))).toMatchObject({
      left: ['1 updateGroup conflict'],
      conflicts: [],
    });
  });

  it('a newer name that reached the server settles the conflict about an older one', () => {
    const entries = rows(
      { intent: rename('B'), state: 'conflict' },
      { intent: rename('D'), state: 'acked' },
    );
    expect(merged(now('C'), entries, now('D'))).toMatchObject({ left: [], view: 'D: a' });
  });

  it('a newer description settles nothing about a name', () => {
    const entries = rows(
      { intent: rename('B'), state: 'conflict' },
      { intent: describeAs('mine'), state: 'acked' },
    );
    expect(merged(now('C'), entries, now('C', 'mine')).left).toEqual(['1 updateGroup conflict']);
  });
});

describe('acknowledged rows', () => {
  it('[P2] leave with the copy that holds them', () => {
    const entries = rows({ intent: rename('B'), state: 'acked' }, add('c'));
    expect(merged(group('a'), entries, group('a', { name: 'B' }))).toMatchObject({
      left: ['2 addMembers queued'],
      view: 'B: a c',
    });
  });

  it('[P2] leave also when somebody has changed the same thing since: the server had them', () => {
    const entries = rows({ intent: rename('B'), state: 'acked' });
    const result = merged(group('a'), entries, group('a', { name: 'C' }));
    expect(result).toMatchObject({ left: [], conflicts: [], view: 'C: a' });
  });

  it('are what the next edit was made on: renaming again is no conflict with ourselves', () => {
    const entries = rows({ intent: rename('B'), state: 'acked' }, rename('D'));
    const result = merged(group('a'), entries, group('a', { name: 'B' }));
    expect(result).toMatchObject({ left: ['2 updateGroup queued'], conflicts: [] });
  });

  it('a name changed there after ours was acknowledged conflicts with our next one', () => {
    const entries = rows({ intent: rename('B'), state: 'acked' }, rename('D'));
    const result = merged(group('a'), entries, group('a', { name: 'C' }));
    expect(result.conflicts).toMatchObject([{ kind: 'name', base: 'B', mine: 'D', theirs: 'C' }]);
  });
});

describe('a group that is gone there', () => {
  it('[P3] with unsent edits is a conflict, and the copy is kept', () => {
    const entries = rows(rename('B'), add('c'));
    const result = merged(group('a'), entries, null);
    expect(result).toMatchObject({
      left: ['1 updateGroup conflict', '2 addMembers conflict'],
      base: undefined,
      view: 'B: a c',
    });
    expect(result.conflicts).toEqual([
      { kind: 'groupDeleted', seqs: [1, 2], base: 'Kitchen', mine: 'B', theirs: null },
    ]);
  });

  it('[P3] keeps acknowledged edits with the copy, which is older than they are', () => {
    const entries = rows({ intent: rename('B'), state: 'acked' }, add('c'));
    expect(merged(group('a'), entries, null)).toMatchObject({
      left: ['1 updateGroup conflict', '2 addMembers conflict'],
      view: 'B: a c',
    });
  });

  it('takes edits the server had with it when nothing else is open', () => {
    const entries = rows({ intent: rename('B'), state: 'acked' });
    expect(merged(group('a'), entries, null)).toMatchObject({ left: [], base: null, view: null });
  });

  it.each([
    ['ours was acknowledged', 'acked'],
    ['the answer to ours was lost', 'queued'],
  ] as const)('is as wanted when we deleted it too (%s)', (_name, state) => {
    const entries = rows(rename('B'), { intent: deletion, state });
    expect(merged(group('a'), entries, null)).toMatchObject({
      left: [],
      conflicts: [],
      view: null,
    });
  });

  it('and is to be made again here stays to be made', () => {
    const entries = rows({ intent: deletion, state: 'acked' }, create('a b'));
    expect(merged(group('a'), entries, null)).toMatchObject({
      left: ['2 createGroup queued'],
      base: null,
      view: 'Kitchen: a b',
    });
  });

  it('an open conflict about it is not opened again', () => {
    const entries = rows({ intent: rename('B'), state: 'conflict' });
    expect(mergeRemote(lane(group('a'), entries), null)).toEqual({});
  });

  it('[P2] edits of a group that never was are not dropped without a word', () => {
    expect(merged(null, rows(add('a')), null).conflicts).toMatchObject([{ kind: 'groupDeleted' }]);
  });
});

describe('a group of ours', () => {
  it('that is not there yet waits', () => {
    expect(mergeRemote(lane(null, rows(create('a'), rename('B'))), null)).toEqual({});
  });

  it('[P4] whose create went through unheard is taken over, with what is left to send', () => {
    const result = merged(null, rows(create('a b'), rename('Bar')), group('a'));
    expect(result).toMatchObject({
      left: ['1 addMembers queued', '2 updateGroup queued'],
      conflicts: [],
      view: 'Bar: a b',
    });
  });

  it('renamed there before we read it back is theirs to name, unless we rename it too', () => {
    const there = group('', { name: 'Theirs' });
    expect(merged(null, rows(create('a')), there)).toMatchObject({
      conflicts: [],
      view: 'Theirs: a',
    });
    expect(merged(null, rows(create('a'), rename('Mine')), there).conflicts).toMatchObject([
      { kind: 'name', base: 'Kitchen', mine: 'Mine', theirs: 'Theirs' },
    ]);
  });

  it('deleted there right after it was acknowledged, with nothing open, is gone', () => {
    const entries = rows({ intent: create('a'), state: 'acked' });
    expect(merged(null, entries, null)).toMatchObject({ left: [], base: null });
  });

  it('[P3] deleted there right after, with an edit open, is a conflict with everything kept', () => {
    const entries = rows({ intent: create('a'), state: 'acked' }, add('b'));
    expect(merged(null, entries, null)).toMatchObject({
      left: ['1 createGroup conflict', '2 addMembers conflict'],
      view: 'Kitchen: a b',
    });
  });
});

describe('a part that is done', () => {
  it('[P2] leaves its row: an add of three becomes the one who was refused', () => {
    const entries = rows({ intent: add('b c g'), state: 'parked' });
    const change = mergeRemote(lane(group('a'), entries), group('a b c'));
    const [entry] = change.entries ?? [];
    expect(entry).toMatchObject({ seq: 1, state: 'parked', intent: { name: 'addMembers' } });
    const members = entry?.intent?.name === 'addMembers' ? entry.intent.args.members : [];
    expect(members.map(({ personId }) => letterOf(personId))).toEqual(['g']);
    expect(queued(change)).toEqual([[1, 'parked']]);
  });
});
