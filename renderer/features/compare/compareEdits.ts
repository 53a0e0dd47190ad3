import type { GroupSummary } from '#shared/domain/group.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import { type Result, succeed } from '#shared/ipc/result.ts';
import { performEdit } from '../../app/edits.ts';
import { copyText } from '../../ui/copyText.ts';
import { countPeople } from '../../ui/counts.ts';
import { named, type Sentence } from '../../ui/sentence.ts';
import { chosenColumns } from '../columns/columnChoice.ts';
import { offeredColumns } from '../roster/rosterColumns.ts';
import { wordPeople } from '../roster/rosterEdits.ts';
import { rosterText } from '../roster/rosterText.ts';

/** What was done, in the dialog's own words: toasts lie under it. */
export interface Said {
  sentence: Sentence;
  canUndo: boolean;
}

/** Adds people to a group besides where they are, as one edit. */
export async function addToGroup(
  group: GroupSummary,
  people: readonly RosterRow[],
): Promise<Result<Said>> {
  const sentence = ['Added ', ...wordPeople(people, people.length), ' to ', named(group.name), '.'];
  const result = await performEdit(
    'members.copy',
    { toGroupIds: [group.id], personIds: people.map(({ id }) => id) },
    { done: () => sentence.slice(0, -1) },
  );
  if (!result.ok) return result;
  return succeed(
    result.value.editId === null
      ? { sentence: ['They are in it already.'], canUndo: false }
      : { sentence, canUndo: true },
  );
}

/** Copies people in the order on the screen, to be pasted into a spreadsheet. */
export async function copyCompared(people: readonly RosterRow[]): Promise<Said> {
  const hasCopied = await copyText(rosterText(people, copiedColumns));
  const words = hasCopied
    ? `Copied ${countPeople(people.length)}. Paste them into a spreadsheet.`
    : 'The clipboard cannot be used here.';
  return { sentence: [words], canUndo: false };
}

const copiedColumns = chosenColumns(offeredColumns(false, []), [
  'name',
  'email',
  'phone',
  'joinedAt',
]);
