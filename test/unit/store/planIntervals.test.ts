import { describe, expect, it } from 'vitest';
import {
  type CurrentIntervals,
  type Interval,
  planIntervals,
} from '#electron/store/lanes/planIntervals.ts';
import type { CopyMember } from '#electron/store/lanes/serverCopy.ts';
import type { GroupMember } from '#shared/domain/group.ts';
import { at } from '#test/support/storeSeed.ts';

const joined = at(1);
const edited = at(50);
const later = at(60);
const now = at(100);

const held: Interval = {
  id: 1,
  standing: 'open',
  isAdmin: false,
  joinedAt: joined,
  datesFrom: 'server',
  leftAt: null,
  leftFrom: null,
  syncMark: 'synced',
};
const taken: Interval = { ...held, standing: 'removed', leftAt: edited, leftFrom: 'edit' };
const added: Interval = { ...held, id: 2, joinedAt: edited, datesFrom: 'edit' };
const copy: CopyMember = { isAdmin: false, joinedAt: joined, datesFrom: 'server' };
const view: GroupMember = { isAdmin: false, joinedAt: joined };
const viewAdded: GroupMember = { isAdmin: false, joinedAt: edited };

const past = { standing: 'past', leftFrom: 'observed', syncMark: 'synced' };

interface Case {
  title: string;
  current?: Partial<CurrentIntervals>;
  copy: CopyMember | null;
  view: GroupMember | null;
  steps: object[];
}

const cases: Case[] = [
  { title: 'nobody anywhere: nothing', copy: null, view: null, steps: [] },
  { title: 'as it is: nothing', current: { open: held }, copy, view, steps: [] },
  {
    title: 'new on the server: an interval with the server’s date',
    copy,
    view,
    steps: [{ step: 'insert', values: { ...held, id: undefined } }],
  },
  {
    title: 'gone from the server: closed when noticed, never deleted',
    current: { open: held },
    copy: null,
    view: null,
    steps: [{ step: 'update', id: 1, values: { ...past, joinedAt: joined, leftAt: now } }],
  },
  {
    title: 'an unsent add: a new interval dated by the edit',
    copy: null,
    view: viewAdded,
    steps: [{ step: 'insert', values: { standing: 'open', joinedAt: edited, datesFrom: 'edit' } }],
  },
  {
    title: 'an unsent add taken back: no trace',
    current: { open: added },
    copy: null,
    view: null,
    steps: [{ step: 'delete', id: 2 }],
  },
  {
    title: 'an unsent add confirmed with the server’s date',
    current: { open: added },
    copy: { ...copy, joinedAt: later },
    view: { ...view, joinedAt: later },
    steps: [
      { step: 'update', id: 2, values: { standing: 'open', joinedAt: later, datesFrom: 'server' } },
    ],
  },
  {
    title: 'an unsent add confirmed by a server without dates: the edit’s date, observed',
    current: { open: added },
    copy: { ...copy, joinedAt: edited, datesFrom: 'observed' },
    view: viewAdded,
    steps: [
      {
        step: 'update',
        id: 2,
        values: { standing: 'open', joinedAt: edited, datesFrom: 'observed' },
      },
    ],
  },
  {
    title: 'an unsent removal: closed provisionally',
    current: { open: held },
    copy,
    view: null,
    steps: [
      { step: 'update', id: 1, values: { standing: 'removed', leftAt: now, leftFrom: 'edit' } },
    ],
  },
  {
    title: 'an unsent removal looked at again: its date stays',
    current: { removed: taken },
    copy,
    view: null,
    steps: [],
  },
  {
    title: 'an unsent removal taken back: the same interval opens again',
    current: { removed: taken },
    copy,
    view,
    steps: [
      { step: 'update', id: 1, values: { standing: 'open', joinedAt: joined, leftAt: null } },
    ],
  },
  {
    title: 'a removal confirmed: history, with the date of the edit',
    current: { removed: taken },
    copy: null,
    view: null,
    steps: [{ step: 'update', id: 1, values: { ...past, leftAt: edited } }],
  },
  {
    title: 'removed and added again, both unsent: one closed provisionally, one new',
    current: { removed: taken },
    copy,
    view: viewAdded,
    steps: [{ step: 'insert', values: { standing: 'open', joinedAt: edited, datesFrom: 'edit' } }],
  },
  {
    title: 'removed and added again, then nothing of it: the new one goes before the old one opens',
    current: { removed: taken, open: added },
    copy,
    view,
    steps: [
      { step: 'delete', id: 2 },
      { step: 'update', id: 1, values: { standing: 'open', leftAt: null } },
    ],
  },
  {
    title: 'removed and added again, the removal sent: the old stay ends, the new one waits',
    current: { removed: taken, open: added },
    copy: null,
    view: viewAdded,
    steps: [{ step: 'update', id: 1, values: { ...past, leftAt: edited } }],
  },
  {
    title: 'removed there while an add of ours is pending: the old stay ends, a new one begins',
    current: { open: held },
    copy: null,
    view: viewAdded,
    steps: [
      { step: 'update', id: 1, values: { ...past, leftAt: now } },
      { step: 'insert', values: { standing: 'open', joinedAt: edited, datesFrom: 'edit' } },
    ],
  },
  {
    title: 'a later date from the server: left and came back between two looks',
    current: { open: held },
    copy: { ...copy, joinedAt: later },
    view: { ...view, joinedAt: later },
    steps: [
      { step: 'update', id: 1, values: { ...past, joinedAt: joined, leftAt: later } },
      { step: 'insert', values: { standing: 'open', joinedAt: later, datesFrom: 'server' } },
    ],
  },
  {
    title: 'an earlier date from the server: a correction',
    current: { open: { ...held, joinedAt: later } },
    copy,
    view,
    steps: [{ step: 'update', id: 1, values: { standing: 'open', joinedAt: joined } }],
  },
  {
    title: 'a date of the server for what was only observed: taken, the stay goes on',
    current: { open: { ...held, joinedAt: null, datesFrom: 'observed' } },
    copy,
    view,
    steps: [{ step: 'update', id: 1, values: { joinedAt: joined, datesFrom: 'server' } }],
  },
  {
    title: 'made an admin here: the same interval',
    current: { open: held },
    copy,
    view: { ...view, isAdmin: true },
    steps: [{ step: 'update', id: 1, values: { isAdmin: true, standing: 'open' } }],
  },
  {
    title: 'added on the server while we mean to remove them: closed provisionally from the start',
    copy,
    view: null,
    steps: [{ step: 'insert', values: { standing: 'removed', joinedAt: joined, leftAt: now } }],
  },
];

describe('planIntervals', () => {
  it.each(cases)('$title', ({ current, copy: inCopy, view: inView, steps }) => {
    const planned = planIntervals({
      current: { open: null, removed: null, ...current },
      copy: inCopy,
      view: inView,
      syncMark: 'synced',
      at: now,
    });
    expect(planned).toHaveLength(steps.length);
    expect(planned).toMatchObject(
      steps.map((step) => JSON.parse(JSON.stringify(step)) as Record<string, unknown>),
    );
  });

  it('writes a mark that changed and nothing else', () => {
    const planned = planIntervals({
      current: { open: held, removed: null },
      copy,
      view,
      syncMark: 'waiting',
      at: now,
    });
    expect(planned).toEqual([
      { step: 'update', id: 1, values: { ...held, id: undefined, syncMark: 'waiting' } },
    ]);
  });
});
