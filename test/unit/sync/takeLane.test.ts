import { describe, expect, it } from 'vitest';
import { rowsAfter } from '#electron/sync/lane/laneRows.ts';
import { mayBeThere, takeLane } from '#electron/sync/lane/takeLane.ts';
import type { OutboxEntry } from '#electron/sync/ports/store.ts';
import type { GroupState } from '#shared/domain/group.ts';
import { instantOf } from '#shared/domain/time.ts';
import { add, create, deletion, group, lane, line, remove, rename, rows } from './lanes.ts';

const nowMs = Date.UTC(2026, 10, 20, 12);
const now = instantOf(nowMs);
const later = instantOf(nowMs + 1);

function take(
  base: GroupState | null,
  entries: OutboxEntry[],
  remote: GroupState | null | undefined,
) {
  const { change, work } = takeLane(lane(base, entries), remote, now);
  return {
    rows: rowsAfter(entries, change).map(
      ({ seq, state, attempts }) => `${seq} ${state} ${attempts}`,
    ),
    from: work === null ? 'nothing to send' : line(work.from),
    wish: work === null ? 'nothing to send' : line(work.wish),
    change,
  };
}

describe('taking a queue for sending', () => {
  it('marks every row that goes as being sent, and counts the attempt', () => {
    const entries = rows(rename('B'), { intent: add('c'), state: 'waiting', attempts: 3 });
    expect(take(group('a'), entries, group('a'))).toMatchObject({
      rows: ['1 sending 1', '2 sending 4'],
      from: 'Kitchen: a',
      wish: 'B: a c',
    });
  });

  it('starts from the copy just read, not from the one it knew', () => {
    expect(take(group('a'), rows(add('c')), group('a b'))).toMatchObject({
      from: 'Kitchen: a b',
      wish: 'Kitchen: a b c',
    });
  });

  it.each([
    [
      'only rows that wait for later',
      rows({ intent: add('c'), state: 'waiting', nextAttemptAt: later }),
    ],
    ['only refused rows', rows({ intent: add('c'), state: 'parked' })],
    ['only rows in conflict', rows({ intent: rename('B'), state: 'conflict' })],
    ['only acknowledged rows', rows({ intent: rename('Kitchen'), state: 'acked' })],
    ['no rows', []],
  ])('sends nothing for %s', (_name, entries) => {
    expect(take(group('a'), entries, group('a')).wish).toBe('nothing to send');
  });

  it('sends a row whose time has come', () => {
    const entries = rows({ intent: add('c'), state: 'waiting', nextAttemptAt: now });
    expect(take(group('a'), entries, group('a')).rows).toEqual(['1 sending 1']);
  });

  it('sends a row whose sending was cut off', () => {
    const entries = rows({ intent: add('c'), state: 'sending', attempts: 1 });
    expect(take(group('a'), entries, group('a')).rows).toEqual(['1 sending 2']);
  });

  it('takes refused rows along with a newer edit: only all of them say what is wanted', () => {
    const entries = rows({ intent: rename('Taken'), state: 'parked', attempts: 1 }, rename('Free'));
    expect(take(group('a'), entries, group('a'))).toMatchObject({
      rows: ['1 sending 2', '2 sending 1'],
      wish: 'Free: a',
    });
  });

  it('leaves rows in conflict alone, and what they want out', () => {
    const entries = rows({ intent: rename('B'), state: 'conflict' }, add('c'));
    expect(take(group('a'), entries, group('a'))).toMatchObject({
      rows: ['1 conflict 0', '2 sending 1'],
      wish: 'Kitchen: a c',
    });
  });

  it('sends the rest when a conflict is found on the way', () => {
    const result = take(group('a'), rows(rename('B'), add('c')), group('a', { name: 'C' }));
    expect(result).toMatchObject({
      rows: ['1 conflict 0', '2 sending 1'],
      from: 'C: a',
      wish: 'C: a c',
    });
  });

  it('[P2] lets go of what is there already, in the transaction that stores the copy', () => {
    const result = take(group('a'), rows(add('b c')), group('a b'));
    expect(result.change.base).toEqual(group('a b'));
    expect(result.change.entries).toMatchObject([
      { seq: 1, state: 'sending', intent: { name: 'addMembers', args: { members: [{}] } } },
    ]);
  });

  it('what was done and undone again vanishes without a request', () => {
    expect(take(group('a'), rows(add('b'), remove('b')), group('a'))).toMatchObject({
      rows: [],
      wish: 'nothing to send',
    });
  });
});

describe('a group that was never sent', () => {
  it('is sent without a read', () => {
    const entries = rows(create('a'), rename('Bar'));
    expect(mayBeThere(lane(null, entries))).toBe(false);
    expect(take(null, entries, undefined)).toMatchObject({ from: null, wish: 'Bar: a' });
  });

  it('and deleted again vanishes', () => {
    const result = take(null, rows(create('a'), deletion), undefined);
    expect(result).toMatchObject({ rows: [], wish: 'nothing to send' });
    expect(result.change.base).toBeNull();
  });

  it('[P4] is read first once a create has been tried', () => {
    expect(mayBeThere(lane(null, rows({ intent: create('a'), attempts: 1 })))).toBe(true);
  });

  it('is made when reading says it is not there', () => {
    const entries = rows({ intent: create('a'), attempts: 1 });
    expect(take(null, entries, null)).toMatchObject({ rows: ['1 sending 2'], from: null });
  });
});
