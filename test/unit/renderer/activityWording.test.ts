import { describe, expect, it } from 'vitest';
import { type ActivityEntry, activityKindSchema } from '#shared/domain/activity.ts';
import { conflictChoiceSchema, conflictKindSchema } from '#shared/domain/conflict.ts';
import { instantOf } from '#shared/domain/time.ts';
import { daysOf } from '../../../renderer/features/activity/activityDays.ts';
import {
  wordActivity,
  wordOrigin,
  wordOutcome,
} from '../../../renderer/features/activity/activityWording.ts';
import {
  kindGroups,
  kindNames,
  kindsOfNames,
  namesOfKinds,
} from '../../../renderer/features/activity/kindFilter.ts';
import { createDateFormats } from '../../../renderer/ui/dates.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';

const nobody = { count: 0, names: [] };
const bruno = { count: 1, names: ['Bruno'] };
const crowd = { count: 12, names: ['Amara', 'Bruno', 'Chloé'] };
const plain: ActivityEntry = {
  id: '1',
  at: instantOf(Date.parse('2026-11-20T14:05:00.000Z')),
  origin: 'here',
  kind: 'edit',
  groupId: null,
  groupName: 'Kitchen',
  command: null,
  isAdmin: null,
  oldName: null,
  newName: null,
  newDescription: null,
  changesDescription: false,
  people: nobody,
  joined: nobody,
  left: nobody,
  roles: nobody,
  conflict: null,
  choice: null,
  editId: null,
  canUndo: false,
  outcome: null,
};
const words = (fields: Partial<ActivityEntry>) => textOf(wordActivity({ ...plain, ...fields }));
const add = { command: 'addMembers', people: crowd } as const;

describe('a line of the time line', () => {
  it.each<[string, Partial<ActivityEntry>]>([
    ['Added Amara and 11 others to Kitchen', add],
    ['Removed Bruno from Kitchen', { command: 'removeMembers', people: bruno }],
    ['Made Bruno an admin of Kitchen', { command: 'setAdmin', people: bruno, isAdmin: true }],
    ['Renamed “Kitchen” to “Cooks”', { command: 'updateGroup', newName: 'Cooks' }],
    [
      'Renamed “Kitchen” to “Cooks” and changed its description',
      { command: 'updateGroup', newName: 'Cooks', changesDescription: true },
    ],
    ['Removed the description of Kitchen', { command: 'updateGroup', changesDescription: true }],
    ['Created group “Kitchen”', { command: 'createGroup' }],
    ['Deleted group “Kitchen”', { command: 'deleteGroup' }],
    ['Added the person Bruno', { command: 'createPerson', people: bruno, groupName: null }],
    ['Undone: Added Amara and 11 others to Kitchen', { ...add, kind: 'undone' }],
    ['Done again: Added Amara and 11 others to Kitchen', { ...add, kind: 'redone' }],
    ['Discarded: Add Amara and 11 others to Kitchen', { ...add, kind: 'discarded' }],
    ['Tried again: Add Amara and 11 others to Kitchen', { ...add, kind: 'retried' }],
    ['Undone: an edit of Kitchen', { kind: 'undone' }],
    ['Undone: the decision about the name of Kitchen', { kind: 'undone', conflict: 'name' }],
    ['Created “Kitchen” again, as a new group on the server', { kind: 'recreated' }],
    [
      'The name of Kitchen was changed here and on the server',
      { kind: 'conflict', conflict: 'name' },
    ],
    ['Kept your name for Kitchen', { kind: 'resolved', conflict: 'name', choice: 'keepMine' }],
    [
      'Took the server’s description of Kitchen',
      { kind: 'resolved', conflict: 'description', choice: 'takeTheirs' },
    ],
    ['New group “Kitchen” with 12 people', { kind: 'groupAppeared', people: crowd }],
    [
      'Group “Cooks” renamed to “Kitchen”',
      { kind: 'groupRenamed', oldName: 'Cooks', newName: 'Kitchen' },
    ],
    ['Description removed from Kitchen', { kind: 'groupDescribed' }],
    ['Description changed of Kitchen', { kind: 'groupDescribed', newDescription: 'Cooks.' }],
    ['Group “Kitchen” deleted', { kind: 'groupDeleted' }],
    [
      'Amara and 11 others joined, Bruno left Kitchen',
      { kind: 'peopleChanged', joined: crowd, left: bruno },
    ],
    ['Bruno changed their role in Kitchen', { kind: 'peopleChanged', roles: bruno }],
    ['Bruno is new', { kind: 'personAppeared', people: bruno }],
    ['12 people are no longer there', { kind: 'personGone', people: { count: 12, names: [] } }],
    ['Something that only a newer Muster can tell of', { kind: 'other' }],
  ])('%s', (sentence, fields) => {
    expect(words(fields)).toBe(sentence);
  });

  it('has words for every kind, whatever is known of it', () => {
    for (const kind of activityKindSchema.options) {
      for (const conflict of [null, ...conflictKindSchema.options]) {
        for (const choice of [null, ...conflictChoiceSchema.options]) {
          const sentence = words({ kind, conflict, choice, groupName: null });
          expect(sentence, kind).toMatch(/^\S.*\w/);
          expect(sentence, kind).not.toMatch(/null|undefined|“”/);
        }
      }
    }
  });

  it('marks the group’s name, so that it can be opened, and isolates every other', () => {
    const sentence = wordActivity({ ...plain, command: 'removeMembers', people: bruno });
    expect(sentence).toContainEqual({ name: 'Kitchen', isGroup: true });
    expect(sentence).toContainEqual({ name: 'Bruno' });
  });

  it('says what became of an edit, unless the sentence has said it', () => {
    const outcome = (fields: Partial<ActivityEntry>) => wordOutcome({ ...plain, ...fields });
    expect(outcome({ outcome: 'sent' })).toBe('Sent');
    expect(outcome({ outcome: 'undone' })).toBe('Undone');
    expect(outcome({ outcome: 'undone', kind: 'undone' })).toBeNull();
    expect(outcome({ outcome: 'discarded', kind: 'discarded' })).toBeNull();
    expect(outcome({ canUndo: true })).toBe('Not on the server yet');
    expect(outcome({ kind: 'groupDeleted', origin: 'server' })).toBeNull();
  });

  it('says who did it', () => {
    expect([wordOrigin('here'), wordOrigin('server')]).toEqual(['You', 'On the server']);
  });
});

describe('the kinds to filter by', () => {
  it('hold every kind once, but for what a newer Muster wrote', () => {
    const all = kindNames.flatMap((name) => kindGroups[name].kinds);
    expect([...all].sort()).toEqual(
      activityKindSchema.options.filter((kind) => kind !== 'other').sort(),
    );
  });

  it('come back as the words they were chosen by, and none means everything', () => {
    expect(namesOfKinds(kindsOfNames(['undo', 'people']))).toEqual(['people', 'undo']);
    expect(kindsOfNames([])).toBeNull();
    expect(namesOfKinds(null)).toEqual([]);
  });
});

describe('the days of the time line', () => {
  const formats = createDateFormats('en-GB', 'Europe/Berlin');
  const now = new Date('2026-11-20T22:30:00.000Z');
  const at = (id: string, time: string) => ({ ...plain, id, at: instantOf(Date.parse(time)) });

  it('begin at local midnight and are called today and yesterday while they are', () => {
    const days = daysOf(
      [
        at('4', '2026-11-20T20:00:00.000Z'),
        at('3', '2026-11-19T23:30:00.000Z'),
        at('2', '2026-11-19T22:30:00.000Z'),
        at('1', '2026-11-12T12:00:00.000Z'),
      ],
      formats,
      now,
    );
    expect(days.map(({ heading, entries }) => [heading, entries.map(({ id }) => id)])).toEqual([
      ['Today', ['4', '3']],
      ['Yesterday', ['2']],
      ['Thursday, 12 Nov 2026', ['1']],
    ]);
  });

  it('keep their key when something new comes on top and something older below', () => {
    const before = daysOf([at('2', '2026-11-20T14:00:00.000Z')], formats, now);
    const after = daysOf(
      [at('3', '2026-11-20T15:00:00.000Z'), at('2', '2026-11-20T14:00:00.000Z')],
      formats,
      now,
    );
    expect(after[0]?.key).toBe(before[0]?.key);
  });

  it('keep the order of the store where a clock was set back', () => {
    const days = daysOf(
      [
        at('3', '2026-11-19T14:00:00.000Z'),
        at('2', '2026-11-20T14:00:00.000Z'),
        at('1', '2026-11-19T13:00:00.000Z'),
      ],
      formats,
      now,
    );
    expect(days.map(({ entries }) => entries[0]?.id)).toEqual(['3', '2', '1']);
    expect(new Set(days.map(({ key }) => key)).size).toBe(3);
  });
});
