import { describe, expect, it } from 'vitest';
import { groupIdSchema } from '#shared/domain/ids.ts';
import { comparePartSchema } from '#shared/domain/roster.ts';
import type { Instant } from '#shared/domain/time.ts';
import {
  datesToCompare,
  earlierDays,
  isSameMoment,
  momentOf,
} from '../../../renderer/features/compare/compareSides.ts';
import {
  type Side,
  wordNobodyIn,
  wordParts,
} from '../../../renderer/features/compare/compareWording.ts';
import { createDateFormats } from '../../../renderer/ui/dates.ts';
import { endOfDay } from '../../../renderer/ui/localDays.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';
import { uuid } from './changeOf.ts';

const format = createDateFormats('en-GB');
const kitchen = groupIdSchema.parse(uuid(2, 1));
const drivers = groupIdSchema.parse(uuid(2, 2));
const march = endOfDay('2026-03-14');
const may = endOfDay('2026-05-02');
const kitchenAt = (at: Instant | null): Side => ({ groupId: kitchen, name: 'Kitchen', at });
const driversAt = (at: Instant | null): Side => ({ groupId: drivers, name: 'Drivers', at });
const parts = (first: Side, second: Side) =>
  comparePartSchema.options.map((part) => textOf(wordParts(first, second, format)[part]));
const nobody = (first: Side, second: Side) =>
  comparePartSchema.options.map((part) => textOf(wordNobodyIn(part, first, second, format)));

describe('two rosters side by side', () => {
  it('are told apart by the groups’ names, and by the day where one is of the past', () => {
    expect(parts(kitchenAt(null), driversAt(march))).toEqual([
      'Only in “Kitchen”',
      'Only in “Drivers” on 14 Mar 2026',
      'In both',
    ]);
    expect(nobody(kitchenAt(null), driversAt(march))).toEqual([
      'Nobody is only in “Kitchen”.',
      'Nobody is only in “Drivers” on 14 Mar 2026.',
      'Nobody is in both.',
    ]);
  });

  it('are who left and who joined where it is one group, whichever side is the earlier', () => {
    expect(parts(kitchenAt(march), kitchenAt(null))).toEqual([
      'Left since 14 Mar 2026',
      'Joined since 14 Mar 2026',
      'There both times',
    ]);
    expect(parts(kitchenAt(null), kitchenAt(march))).toEqual([
      'Joined since 14 Mar 2026',
      'Left since 14 Mar 2026',
      'There both times',
    ]);
    expect(parts(kitchenAt(may), kitchenAt(march))).toEqual([
      'Joined between 14 Mar 2026 and 02 May 2026',
      'Left between 14 Mar 2026 and 02 May 2026',
      'There both times',
    ]);
    expect(nobody(kitchenAt(march), kitchenAt(null))).toEqual([
      'Nobody left since 14 Mar 2026.',
      'Nobody joined since 14 Mar 2026.',
      'Nobody was there both times.',
    ]);
    expect(nobody(kitchenAt(null), kitchenAt(march))[0]).toBe('Nobody joined since 14 Mar 2026.');
  });
});

describe('the sides of a comparison', () => {
  const today = '2026-11-28';

  it('are now where the day is today or later', () => {
    expect(momentOf(kitchen, today, today).at).toBeNull();
    expect(momentOf(kitchen, '2026-12-31', today).at).toBeNull();
    expect(momentOf(kitchen, null, today).at).toBeNull();
    expect(momentOf(kitchen, '2026-03-14', today).at).toBe(march);
  });

  it('enclose the days that the history is about', () => {
    expect(datesToCompare(kitchen, { from: '2026-03-15', to: '2026-05-02' }, today)).toEqual({
      first: { groupId: kitchen, at: march },
      second: { groupId: kitchen, at: may },
    });
    expect(datesToCompare(kitchen, null, today)).toEqual({
      first: { groupId: kitchen, at: endOfDay('2026-10-28') },
      second: { groupId: kitchen, at: null },
    });
    // Of days to come nothing is known: both sides are now, and the dialog says so.
    const future = datesToCompare(kitchen, { from: '2026-12-01', to: '2026-12-31' }, today);
    expect(isSameMoment(future.first, future.second)).toBe(true);
  });

  it('are offered by how far back they lie', () => {
    expect(earlierDays(today).map(({ day }) => day)).toEqual([
      '2026-10-28',
      '2025-12-31',
      '2025-11-28',
    ]);
  });
});
