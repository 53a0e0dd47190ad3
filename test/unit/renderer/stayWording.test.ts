import { describe, expect, it } from 'vitest';
import { instantOf } from '#shared/domain/time.ts';
import type { HistoryKind } from '../../../renderer/features/history/historyWish.ts';
import { stayText } from '../../../renderer/features/history/stayText.ts';
import {
  kindLabels,
  originsIn,
  wordFound,
  wordNobody,
  wordOrigin,
  wordSpan,
} from '../../../renderer/features/history/stayWording.ts';
import { createDateFormats } from '../../../renderer/ui/dates.ts';
import { startOfDay } from '../../../renderer/ui/localDays.ts';
import { stayOf } from './stayOf.ts';

const format = createDateFormats('en-GB');
const now = stayOf(1);
const gone = stayOf(2, { leftAt: instantOf(9000), leftFrom: 'observed' });
const alsoGone = stayOf(3, { leftAt: instantOf(9500), leftFrom: 'server' });
const november = { from: '2026-11-01', to: '2026-11-30' };
const found = (kind: HistoryKind, stays = [now, gone, alsoGone], isNarrowed = false) =>
  wordFound({ kind, span: november }, stays, isNarrowed, format);

describe('the words of a group’s history', () => {
  it('count people, by what is listed of them', () => {
    expect(found('current')).toBe('3 people are in the group now');
    expect(found('current', [now])).toBe('1 person is in the group now');
    expect(found('former')).toBe('3 people were in the group and have left');
    expect(found('former', [gone])).toBe('1 person was in the group and has left');
    expect(found('ever')).toBe('3 people are or were in the group');
    expect(found('ever', [now])).toBe('1 person is or was in the group');
    expect(found('joined')).toBe('3 people joined from 01 Nov 2026 to 30 Nov 2026');
    expect(found('left', [gone])).toBe('1 person left from 01 Nov 2026 to 30 Nov 2026');
  });

  it('count somebody who came twice once, and say so', () => {
    const again = stayOf(2, { joinedAt: instantOf(20_000) });
    expect(found('ever', [gone, again])).toBe('1 person is or was in the group, in 2 stays');
  });

  it('tell what a text has found from what there is', () => {
    expect(found('joined', [now], true)).toBe(
      '1 person found: joined from 01 Nov 2026 to 30 Nov 2026',
    );
  });

  it('name one day as a day', () => {
    expect(wordSpan({ from: '2026-11-03', to: '2026-11-03' }, format)).toBe('on 03 Nov 2026');
    expect(wordSpan(null, format)).toBe('at any time');
  });

  it('say of every kind why its list is empty', () => {
    const sentences = kindLabels.map(({ value }) =>
      wordNobody({ kind: value, span: november }, format),
    );
    for (const sentence of sentences) expect(sentence).toMatch(/^Nobody .+\.$/);
    expect(new Set(sentences).size).toBe(kindLabels.length);
  });

  it('mark every date that is not the server’s, and no other', () => {
    expect(wordOrigin('server', 'left')).toBeNull();
    expect(wordOrigin(null, 'left')).toBeNull();
    expect(wordOrigin('observed', 'joined')).toMatch(/^Observed here: noticed/);
    expect(wordOrigin('observed', 'left')).toMatch(/^Observed here: missing/);
    expect(wordOrigin('edit', 'joined')).toMatch(/^Added here/);
    expect(wordOrigin('edit', 'left')).toMatch(/^Taken out here/);
  });

  it('explain only the marks that are there', () => {
    expect([...originsIn([now])]).toEqual(['server']);
    expect([...originsIn([now, gone])]).toEqual(['server', 'observed']);
    // No date, no mark.
    expect([...originsIn([stayOf(4, { joinedAt: null, datesFrom: 'observed' })])]).toEqual([]);
  });
});

describe('a history for a spreadsheet', () => {
  it('has headings, days of this computer’s calendar, and no cell that would be run', () => {
    const { person } = stayOf(5);
    const stay = stayOf(5, {
      person: { ...person, name: '=SUM(A1)', email: 'a@example.org', phone: '+44 20 7946' },
      isAdmin: true,
      joinedAt: startOfDay('2026-03-01'),
      leftAt: null,
    });
    expect(stayText([stay])).toBe(
      [
        'Name\tE-mail\tPhone\tJoined\tLeft\tRole',
        "'=SUM(A1)\ta@example.org\t+44 20 7946\t2026-03-01\t\tAdmin",
      ].join('\n'),
    );
  });
});
