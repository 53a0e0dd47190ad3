import type { GroupSummary } from '#shared/domain/group.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import { performEdit } from '../../app/edits.ts';
import { copyText } from '../../ui/copyText.ts';
import { countPeople } from '../../ui/counts.ts';
import { named } from '../../ui/sentence.ts';
import { showNote } from '../../ui/toasts.tsx';
import { wordPeople } from '../roster/rosterEdits.ts';
import { rosterText } from '../roster/rosterText.ts';

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
export async function copyCompared(people: readonly RosterRow[]): Promise<void> {
  if (people.length === 0) return;
  const hasCopied = await copyText(rosterText(people));
  showNote(
    hasCopied
      ? `Copied ${countPeople(people.length)}. Paste them into a spreadsheet.`
      : 'The clipboard cannot be used here.',
  );
}
