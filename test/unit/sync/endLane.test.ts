import { describe, expect, it } from 'vitest';
import { acknowledge, park, postpone, putBack } from '#electron/sync/lane/endLane.ts';
import type { LaneChange, StoredFailure } from '#electron/sync/ports/store.ts';
import type { Intent } from '#shared/commands/command.ts';
import {
  add,
  create,
  group,
  lane,
  person,
  type RowSpec,
  remove,
  rename,
  rows,
  setAdmin,
} from './lanes.ts';

const no: StoredFailure = { kind: 'http', status: 400, serverMessage: 'No.', serverCode: '4' };
const sending = { state: 'sending', attempts: 1 } as const;
const states = (change: LaneChange) => change.entries?.map(({ seq, state }) => `${seq} ${state}`);
const of = (...specs: (Intent | RowSpec)[]) => lane(group('a'), rows(...specs));

describe('when everything was sent', () => {
  it('acknowledges what was sent, and nothing that was edited in meanwhile', () => {
    const queue = of({ intent: rename('B'), ...sending }, add('b'));
    expect(acknowledge(queue, new Map(), null).entries).toEqual([
      { seq: 1, state: 'acked', nextAttemptAt: null, lastFailure: null },
    ]);
  });

  it('parks the rows about people who were refused, with the server’s words', () => {
    const queue = of({ intent: rename('B'), ...sending }, { intent: add('b g'), ...sending });
    const change = acknowledge(queue, new Map([[person('g'), no]]), null);
    expect(states(change)).toEqual(['1 acked', '2 parked']);
    expect(change.entries?.[1]?.lastFailure).toEqual(no);
  });

  it('parks what concerns somebody together with a refused row: order is meaning', () => {
    // Adding b and g was half refused. If removing b left alone, b would be added again.
    const queue = of(
      { intent: add('b g'), ...sending },
      { intent: remove('b c'), ...sending },
      { intent: setAdmin('c'), ...sending },
      { intent: remove('d'), ...sending },
    );
    const change = acknowledge(queue, new Map([[person('g'), no]]), null);
    expect(states(change)).toEqual(['1 parked', '2 parked', '3 parked', '4 acked']);
  });

  it('calls people for whom others left no room a conflict, with the sizes on both sides', () => {
    const queue = of(
      { intent: add('b c'), ...sending },
      { intent: setAdmin('c'), ...sending },
      { intent: add('g'), ...sending },
    );
    const full = { ...no, kind: 'groupFull', status: null };
    const refused = new Map([
      [person('c'), full],
      [person('g'), no],
    ]);
    const overflow = { people: [person('c')], base: 1, mine: 4, theirs: 3 };
    const change = acknowledge(queue, refused, overflow);
    expect(states(change)).toEqual(['1 parked', '2 parked', '3 parked']);
    expect(change.conflicts).toEqual([
      { kind: 'groupFull', seqs: [1, 2], base: 1, mine: 4, theirs: 3 },
    ]);
  });
});

describe('when the server refuses', () => {
  it('parks what was being sent, and leaves newer edits in the queue', () => {
    const queue = of({ intent: rename('B'), ...sending }, rename('C'));
    expect(park(queue, no, { isNotThere: false }).entries).toEqual([
      { seq: 1, state: 'parked', nextAttemptAt: null, lastFailure: no },
    ]);
  });

  it('[P4] counts a group it refused to make as never sent', () => {
    const queue = of({ intent: create('a'), ...sending });
    expect(park(queue, no, { isNotThere: true }).entries).toMatchObject([
      { seq: 1, state: 'parked', attempts: 0 },
    ]);
  });

  it.each([
    ['a group that is there', 403, false, ['permissionLost']],
    ['making a group', 403, true, []],
    ['for another reason', 422, false, []],
  ])('%s (%i): a lost permission is a conflict', (_title, status, isNotThere, kinds) => {
    const queue = of({ intent: rename('B'), ...sending }, { intent: add('b'), ...sending });
    const { entries, conflicts } = park(queue, { ...no, status }, { isNotThere });
    expect(entries?.map(({ state }) => state)).toEqual(['parked', 'parked']);
    expect(conflicts).toEqual(
      kinds.map((kind) => ({ kind, seqs: [1, 2], base: null, mine: null, theirs: 'No.' })),
    );
  });

  it('parks the whole queue when it refused before anything was sent', () => {
    const queue = of(
      rename('B'),
      { intent: add('b'), state: 'waiting' },
      { intent: add('c'), state: 'conflict' },
    );
    expect(states(park(queue, no, { isNotThere: false }))).toEqual(['1 parked', '2 parked']);
  });
});

describe('when nothing was decided', () => {
  it('puts back what was being sent', () => {
    const queue = of({ intent: rename('B'), ...sending }, { intent: add('b'), state: 'acked' });
    expect(states(putBack(queue, null))).toEqual(['1 queued']);
    expect(putBack(queue, no).entries?.[0]?.lastFailure).toEqual(no);
  });

  it('has the whole queue wait: newer edits do not overtake older ones', () => {
    const queue = of({ intent: rename('B'), ...sending }, add('b'), {
      intent: add('c'),
      state: 'parked',
    });
    const change = postpone(queue, no, { nowMs: 0, chance: 0.5 });
    expect(change.entries).toEqual([
      {
        seq: 1,
        state: 'waiting',
        attempts: 1,
        nextAttemptAt: '1970-01-01T00:00:00.500Z',
        lastFailure: no,
      },
      {
        seq: 2,
        state: 'waiting',
        attempts: 0,
        nextAttemptAt: '1970-01-01T00:00:00.500Z',
        lastFailure: no,
      },
    ]);
  });

  it('counts an attempt at reading the group, when nothing could be sent', () => {
    const queue = of({ intent: rename('B'), attempts: 2 }, { intent: add('b'), state: 'waiting' });
    const attempts = postpone(queue, null, { nowMs: 0, chance: 0.5 }).entries?.map(
      (entry) => entry.attempts,
    );
    expect(attempts).toEqual([3, 1]);
  });

  it('waits longer after every attempt', () => {
    const queue = of({ intent: rename('B'), state: 'sending', attempts: 4 });
    const change = postpone(queue, null, { nowMs: 0, chance: 0.5 });
    expect(change.entries?.[0]?.nextAttemptAt).toBe('1970-01-01T00:00:04.000Z');
  });
});
