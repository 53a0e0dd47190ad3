import { describe, expect, it } from 'vitest';
import { mergeRemote } from '#electron/sync/lane/mergeRemote.ts';
import {
  add,
  create,
  deletion,
  describeAs,
  group,
  lane,
  line,
  rename,
  rows,
  setAdmin,
} from './lanes.ts';
import { merged } from './merged.ts';

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

  it('[P3] a newer name joins the question about an older one: whoever set it has not seen theirs', () => {
    const asked = {
      intent: rename('Mine'),
      state: 'conflict',
      baseFields: { name: 'A' },
    } as const;
    const { left, conflicts } = merged(now('Theirs'), rows(asked, rename('Newer')), now('Theirs'));
    expect(left).toEqual(['1 updateGroup conflict', '2 updateGroup conflict']);
    expect(conflicts).toEqual([
      { kind: 'name', seqs: [1, 2], base: 'A', mine: 'Newer', theirs: 'Theirs' },
    ]);
  });

  it('a newer name that is theirs is the answer to the question', () => {
    const asked = { intent: rename('Mine'), state: 'conflict' } as const;
    const { left, conflicts } = merged(now('Theirs'), rows(asked, rename('Theirs')), now('Theirs'));
    expect([left, conflicts]).toEqual([[], []]);
  });

  it('a newer description settles nothing about a name', () => {
    const entries = rows(
      { intent: rename('B'), state: 'conflict' },
      { intent: describeAs('mine'), state: 'acked' },
    );
    expect(merged(now('C'), entries, now('C', 'mine')).left).toEqual(['1 updateGroup conflict']);
  });
});

describe('somebody removed there whose role was changed here', () => {
  const inConflict = { intent: setAdmin('a b'), state: 'conflict' } as const;

  it('is asked about alone: what a newer edit says of the others holds', () => {
    const entries = rows(inConflict, setAdmin('b', false));
    const { left, view } = merged(group('a b'), entries, group('b'));
    expect(left).toEqual(['1 setAdmin conflict']);
    expect(view).toBe('Kitchen: b');
  });

  it.each([
    ['was accepted', { intent: add('a'), state: 'acked' } as const, group('a b')],
    ['is contained there', setAdmin('a b', false), group('a b')],
  ])('is no question any more once a newer edit %s', (_title, newer, remote) => {
    const asked = { intent: setAdmin('a'), state: 'conflict' } as const;
    expect(merged(group('b'), rows(asked, newer), remote).left).toEqual([]);
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
