import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '#shared/domain/activity.ts';
import { instantOf } from '#shared/domain/time.ts';
import { wordPersonEntry } from '../../../renderer/features/people/personActivityWording.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';

const nobody = { count: 0, names: [] };
const some = (count: number) => ({ count, names: [] });
const entry = (change: Partial<ActivityEntry>): ActivityEntry => ({
  id: 'a',
  at: instantOf(0),
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
  ...change,
});
const words = (change: Partial<ActivityEntry>) => textOf(wordPersonEntry(entry(change)));

describe('what happened with one person, in words', () => {
  it.each([
    [{ command: 'addMembers' }, 'Added to Kitchen'],
    [{ command: 'removeMembers', kind: 'undone' }, 'Undone: Removed from Kitchen'],
    [{ command: 'setAdmin', isAdmin: true }, 'Made an admin of Kitchen'],
    [{ command: 'setAdmin', isAdmin: false }, 'No longer an admin of Kitchen'],
    [{ command: 'createPerson', groupName: null }, 'Made here'],
    [{ command: null, groupName: null }, 'An edit of a group'],
    [{ kind: 'personGone', groupName: null }, 'No longer listed by the server'],
  ] satisfies [Partial<ActivityEntry>, string][])('of %j are %j', (change, expected) => {
    expect(words(change)).toBe(expected);
  });

  it('tell coming and going on the server only where it can be nothing else', () => {
    expect(words({ kind: 'peopleChanged', joined: some(2) })).toBe('Came to Kitchen on the server');
    expect(words({ kind: 'peopleChanged', left: some(1) })).toBe('Left Kitchen on the server');
    expect(words({ kind: 'peopleChanged', joined: some(2), left: some(1) })).toBe(
      'The people of Kitchen changed on the server',
    );
  });

  it('isolate the name of the group', () => {
    expect(wordPersonEntry(entry({ command: 'addMembers', groupName: 'مطبخ' }))).toContainEqual({
      name: 'مطبخ',
    });
  });
});
