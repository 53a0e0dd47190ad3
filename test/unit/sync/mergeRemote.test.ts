import { describe, expect, it } from 'vitest';
import { mergeRemote } from '#electron/sync/lane/mergeRemote.ts';
import type { LaneChange } from '#electron/sync/ports/store.ts';
import { add, create, group, lane, letterOf, remove, rename, rows, setAdmin } from './lanes.ts';
import { merged } from './merged.ts';

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
