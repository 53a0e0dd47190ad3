import { describe, expect, it } from 'vitest';
import { entriesOf, needsDecision } from '../../../renderer/features/changes/changeEntries.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';
import { changeOf } from './changeOf.ts';

const leaving = changeOf({ command: 'removeMembers', groupName: 'Drivers', peopleCount: 4 });
const coming = changeOf({
  command: 'addMembers',
  groupName: 'Phone tree',
  peopleCount: 4,
  editId: leaving.editId,
});

describe('the lines of the Changes screen', () => {
  it('shows the two halves of a move as one line, whichever comes first', () => {
    for (const changes of [
      [leaving, coming],
      [coming, leaving],
    ]) {
      const entries = entriesOf(changes);
      expect(entries.map(({ sentence }) => textOf(sentence))).toEqual([
        'Move 4 people from Drivers to Phone tree',
      ]);
      expect(entries[0]?.changes).toHaveLength(2);
    }
  });

  it('keeps apart what was not done in one edit', () => {
    expect(entriesOf([leaving, changeOf({ ...coming, editId: changeOf({}).editId })])).toHaveLength(
      2,
    );
  });

  it('keeps apart the halves of a move that no longer hold the same number of people', () => {
    expect(entriesOf([leaving, { ...coming, peopleCount: 3 }])).toHaveLength(2);
  });

  it('keeps the order in which the edits were made', () => {
    const first = changeOf({ command: 'deleteGroup', groupName: 'A' });
    const last = changeOf({ command: 'deleteGroup', groupName: 'B' });
    const entries = entriesOf([first, leaving, last, coming]);
    expect(entries.map(({ key }) => key)).toEqual([first.id, leaving.id, last.id]);
  });

  it('asks the user about refused and conflicting changes only', () => {
    const states = ['queued', 'sending', 'acked', 'waiting', 'parked', 'conflict'] as const;
    expect(states.filter((state) => needsDecision(changeOf({ state })))).toEqual([
      'parked',
      'conflict',
    ]);
  });
});
