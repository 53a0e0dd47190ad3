import type { GroupSummary } from '#shared/domain/group.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import { performEdit } from '../../app/edits.ts';
import { copyText } from '../../ui/copyText.ts';
import { countPeople } from '../../ui/counts.ts';
import { named, namesOf, type Sentence } from '../../ui/sentence.ts';
import { tabSeparated } from '../../ui/tabSeparated.ts';
import { showNote } from '../../ui/toasts.tsx';
import type { PeopleColumn } from './peopleColumns.tsx';
import { listNames } from './personWording.ts';

/** Some people, with the names of the first three as far as they are known. */
export interface ChosenPeople {
  personIds: readonly PersonId[];
  names: readonly string[];
}

/** Adds people to several groups, as one edit. The caller shows a failure. */
export function addToGroups(
  { personIds, names }: ChosenPeople,
  groups: readonly { id: GroupId; name: string }[],
) {
  return performEdit(
    'members.copy',
    { toGroupIds: groups.map(({ id }) => id), personIds: [...personIds] },
    {
      done: () => [
        'Added ',
        ...namesOf(names, personIds.length),
        ' to ',
        ...listGroups(groups.map(({ name }) => name)),
      ],
    },
  );
}

/** Takes people out of a group, with Undo; false where it could not be done, which is told. */
export async function removeFromGroup(
  { personIds, names }: ChosenPeople,
  group: Pick<GroupSummary, 'id' | 'name'>,
): Promise<boolean> {
  const { ok } = await performEdit(
    'members.remove',
    { groupId: group.id, personIds: [...personIds] },
    {
      done: ({ changed }) => ['Removed ', ...namesOf(names, changed), ' from ', named(group.name)],
      failed: 'Nobody was removed',
    },
  );
  return ok;
}

/** Makes members admins of their group, or no longer, with Undo. */
export async function setAdminOf(
  { personIds, names }: ChosenPeople,
  group: Pick<GroupSummary, 'id' | 'name'>,
  isAdmin: boolean,
): Promise<void> {
  await performEdit(
    'members.setAdmin',
    { groupId: group.id, personIds: [...personIds], isAdmin },
    {
      done: ({ changed }) => [
        'Made ',
        ...namesOf(names, changed),
        isAdmin ? '' : ' no longer',
        changed === 1 ? ' an admin of ' : ' admins of ',
        named(group.name),
      ],
      failed: 'The role was not changed',
    },
  );
}

/** Copies people with the columns on the screen, to be pasted into a spreadsheet. */
export async function copyPeople(
  people: readonly PersonRow[],
  columns: readonly PeopleColumn[],
): Promise<void> {
  const text = tabSeparated(people.map((person) => columns.map((column) => column.text(person))));
  const hasCopied = await copyText(text);
  showNote(
    hasCopied
      ? `Copied ${countPeople(people.length)}. Paste them into a spreadsheet.`
      : 'The clipboard cannot be used here.',
  );
}

/** `Kitchen`, `Kitchen, Drivers and 3 more`. */
function listGroups(names: readonly string[]): Sentence {
  return listNames(names.slice(0, 3), names.length);
}
