import { describe, expect, it } from 'vitest';
import { personIdSchema } from '#shared/domain/ids.ts';
import type { Stay } from '#shared/domain/stay.ts';
import { instantOf } from '#shared/domain/time.ts';
import {
  filterStays,
  originsIn,
  wordCounts,
  wordNobody,
  wordOrigin,
} from '../../../renderer/features/history/stayWording.ts';
import { uuid } from './changeOf.ts';

function stayOf(n: number, rest: Partial<Stay>): Stay {
  return {
    person: {
      id: personIdSchema.parse(uuid(1, n)),
      memberKey: `k${n}`,
      name: `Person ${n}`,
      email: null,
      phone: null,
      status: 'active',
    },
    isAdmin: false,
    joinedAt: instantOf(n * 1000),
    datesFrom: 'server',
    leftAt: null,
    leftFrom: null,
    ...rest,
  };
}

const now = stayOf(1, {});
const gone = stayOf(2, { leftAt: instantOf(9000), leftFrom: 'observed' });
const alsoGone = stayOf(3, { leftAt: instantOf(9500), leftFrom: 'server' });

describe('the words of a group’s history', () => {
  it('counts who is there and the stays that have ended', () => {
    expect(wordCounts([now, gone, alsoGone])).toBe('1 in the group now · 2 past stays');
    expect(wordCounts([gone])).toBe('0 in the group now · 1 past stay');
  });

  it('shows everybody, who is there, or who has left', () => {
    const stays = [now, gone, alsoGone];
    expect(filterStays(stays, 'all')).toEqual(stays);
    expect(filterStays(stays, 'now')).toEqual([now]);
    expect(filterStays(stays, 'past')).toEqual([gone, alsoGone]);
    for (const filter of ['all', 'now', 'past'] as const) expect(wordNobody(filter)).toMatch(/\.$/);
  });

  it('marks every date that is not the server’s, and no other', () => {
    expect(wordOrigin('server', 'left')).toBeNull();
    expect(wordOrigin(null, 'left')).toBeNull();
    expect(wordOrigin('observed', 'joined')).toMatch(/^Observed here: noticed/);
    expect(wordOrigin('observed', 'left')).toMatch(/^Observed here: missing/);
    expect(wordOrigin('edit', 'joined')).toMatch(/^Added here/);
    expect(wordOrigin('edit', 'left')).toMatch(/^Taken out here/);
  });

  it('explains only the marks that are there', () => {
    expect([...originsIn([now])]).toEqual(['server']);
    expect([...originsIn([now, gone])]).toEqual(['server', 'observed']);
    // No date, no mark.
    expect([...originsIn([stayOf(4, { joinedAt: null, datesFrom: 'observed' })])]).toEqual([]);
  });
});
