import { describe, expect, it } from 'vitest';
import { rowsAfter } from '#electron/sync/lane/laneRows.ts';
import { takeLane } from '#electron/sync/lane/takeLane.ts';
import type { OutboxEntry } from '#electron/sync/ports/store.ts';
import type { Intent } from '#shared/commands/command.ts';
import type { GroupState } from '#shared/domain/group.ts';
import { add, at, create, group, lane, line, remove, rename, rows, setAdmin } from './lanes.ts';

const lastFailure = {
  kind: 'fromBackup',
  status: null,
  serverMessage: null,
  serverCode: null,
} as const;

const held = (intent: Intent) => ({ intent, state: 'parked', attempts: 1, lastFailure }) as const;

function take(base: GroupState | null, entries: OutboxEntry[], remote: GroupState | null) {
  const { change, work } = takeLane(lane(base, entries), remote, at);
  return {
    rows: rowsAfter(entries, change).map(({ seq, state }) => `${seq} ${state}`),
    wish: work === null ? 'nothing to send' : line(work.wish),
  };
}

describe('edits kept from a restored copy', () => {
  it('do not go along with the next edit of the group, as refused ones do', () => {
    const entries = rows(held(add('c')), add('d'));
    expect(take(group('a'), entries, group('a'))).toEqual({
      rows: ['1 parked', '2 sending'],
      wish: 'Kitchen: a d',
    });
    const refused = rows({ ...held(add('c')), lastFailure: null }, add('d'));
    expect(take(group('a'), refused, group('a')).wish).toBe('Kitchen: a c d');
  });

  it('leave where the server shows what they want', () => {
    expect(take(group('a'), rows(held(add('c')), add('d')), group('a c'))).toEqual({
      rows: ['2 sending'],
      wish: 'Kitchen: a c d',
    });
  });

  it('are sent once the user has released them', () => {
    const released = { ...held(rename('Cooks')), state: 'queued', lastFailure: null } as const;
    expect(take(group('a'), rows(released), group('a')).wish).toBe('Cooks: a');
  });

  it('hold back what follows a creation that nobody can tell of, where the group is not there', () => {
    const entries = rows(held(create('a')), add('b'), remove('a'));
    expect(take(null, entries, null)).toEqual({
      rows: ['1 parked', '2 parked', '3 parked'],
      wish: 'nothing to send',
    });
  });

  it('do not hold it back where the group is there', () => {
    const entries = rows(held(create('a')), add('b'));
    expect(take(null, entries, group('a'))).toEqual({
      rows: ['2 sending'],
      wish: 'Kitchen: a b',
    });
  });

  it.each([
    ['the same person', held(add('c')), setAdmin('c')],
    ['the same field', held(rename('Cooks')), rename('Chefs')],
  ])('hold back a later edit of %s: alone it would mean something else', (_title, older, newer) => {
    const entries = rows(older, newer, add('d'));
    expect(take(group('a'), entries, group('a'))).toEqual({
      rows: ['1 parked', '2 parked', '3 sending'],
      wish: 'Kitchen: a d',
    });
  });
});
