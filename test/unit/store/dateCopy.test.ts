import { describe, expect, it } from 'vitest';
import {
  type CopySources,
  dateCopy,
  isSameCopy,
  type ServerCopy,
} from '#electron/store/lanes/serverCopy.ts';
import type { GroupState } from '#shared/domain/group.ts';
import { personIdSchema } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { at, newGroupId } from '#test/support/storeSeed.ts';

const ana = personIdSchema.parse(newGroupId());
const fields = { name: 'Kitchen', description: null };
const now = at(100);

function state(joinedAt: Instant | null): GroupState {
  return { fields, members: new Map([[ana, { isAdmin: false, joinedAt }]]) };
}

function copy(joinedAt: Instant | null, datesFrom: 'server' | 'observed'): ServerCopy {
  return { fields, members: new Map([[ana, { isAdmin: false, joinedAt, datesFrom }]]) };
}

function dated(wanted: GroupState, sources: Partial<CopySources>) {
  const { members } = dateCopy(wanted, {
    previous: null,
    remote: null,
    unsentJoin: () => null,
    at: now,
    isFirstSight: false,
    ...sources,
  });
  const { joinedAt, datesFrom } = members.get(ana) ?? {};
  return [joinedAt, datesFrom];
}

describe('dateCopy', () => {
  it('takes the server’s date', () => {
    expect(dated(state(at(5)), { remote: state(at(5)) })).toEqual([at(5), 'server']);
  });

  it('takes the server’s date over one observed before', () => {
    const sources = { remote: state(at(5)), previous: copy(at(50), 'observed') };
    expect(dated(state(at(5)), sources)).toEqual([at(5), 'server']);
  });

  it('never overwrites an observed date by a later observation', () => {
    const sources = { remote: state(null), previous: copy(at(50), 'observed') };
    expect(dated(state(null), sources)).toEqual([at(50), 'observed']);
  });

  it('keeps not knowing when it did not see them join', () => {
    const sources = { remote: state(null), previous: copy(null, 'observed') };
    expect(dated(state(null), sources)).toEqual([null, 'observed']);
  });

  it('dates a member added here by the edit, where the server keeps no dates', () => {
    const sources = { remote: state(null), unsentJoin: () => at(42) };
    expect(dated(state(null), sources)).toEqual([at(42), 'observed']);
  });

  it('dates somebody new to a known group by now', () => {
    expect(dated(state(null), { remote: state(null) })).toEqual([now, 'observed']);
  });

  it('gives no date in the very first pull, when nobody was seen joining', () => {
    expect(dated(state(null), { remote: state(null), isFirstSight: true })).toEqual([
      null,
      'observed',
    ]);
  });

  it('keeps the origin of a date that a decision carries over', () => {
    expect(dated(state(at(5)), { previous: copy(at(5), 'server') })).toEqual([at(5), 'server']);
  });

  it('marks a date that only a decision knows as observed', () => {
    expect(dated(state(at(7)), {})).toEqual([at(7), 'observed']);
  });

  it('spells instants one way', () => {
    const short = '2026-01-01T00:00:05Z' as Instant;
    expect(dated(state(short), { remote: state(short) })).toEqual([at(5), 'server']);
  });
});

describe('isSameCopy', () => {
  it('sees every difference', () => {
    const one = copy(at(1), 'server');
    expect(isSameCopy(one, copy(at(1), 'server'))).toBe(true);
    expect(isSameCopy(null, null)).toBe(true);
    for (const other of [
      null,
      copy(at(2), 'server'),
      copy(at(1), 'observed'),
      { ...one, members: new Map() },
      { ...one, fields: { ...fields, name: 'Cooks' } },
      { ...one, fields: { ...fields, description: 'x' } },
      { ...one, members: new Map([[ana, { ...one.members.get(ana)!, isAdmin: true }]]) },
    ]) {
      expect(isSameCopy(one, other)).toBe(false);
      expect(isSameCopy(other, one)).toBe(false);
    }
  });
});
