import type { GroupSummary } from '#shared/domain/group.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import { performEdit } from '../../app/edits.ts';
import { named } from '../../ui/sentence.ts';
import { chosenColumns, offeredColumns } from '../roster/rosterColumns.ts';
import { copyPeople, wordPeople } from '../roster/rosterEdits.ts';

/** Adds people to a group besides where they are, as one edit. */
export async function addToGroup(group: GroupSummary, people: readonly RosterRow[]): Promise<void> {
  if (people.length === 0) return;
  await performEdit(
    'members.copy',
    { toGroupIds: [group.id], personIds: people.map(({ id }) => id) },
    {
      done: () => ['Added ', ...wordPeople(people, people.length), ' to ', named(group.name)],
      failed: 'Nobody was added',
    },
  );
}

/** Copies people in the order on the screen, to be pasted into a spreadsheet. */
export function copyCompared(people: readonly RosterRow[]): Promise<void> {
  return copyPeople(people, copiedColumns);
}

const copiedColumns = chosenColumns(offeredColumns(false, []), [
  'name',
  'email',
  'phone',
  'joinedAt',
]);
