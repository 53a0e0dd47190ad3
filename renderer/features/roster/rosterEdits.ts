import type { GroupSummary } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import { performEdit } from '../../app/edits.ts';
import { view } from '../../app/viewStore.ts';
import { copyText } from '../../ui/copyText.ts';
import { countPeople } from '../../ui/counts.ts';
import { neighbourOf } from '../../ui/neighbour.ts';
import { named, namesOf, type Sentence } from '../../ui/sentence.ts';
import { showNote } from '../../ui/toasts.tsx';
import type { RosterColumn } from './rosterColumns.ts';
import { rosterText } from './rosterText.ts';
import { emptySelection } from './selection.ts';

/** Chosen people, by name as far as they are on the screen. */
export function wordPeople(people: readonly RosterRow[], count: number): Sentence {
  return namesOf(
    people.slice(0, 3).map(({ name }) => name),
    count,
  );
}

/** Takes the chosen people out of the group; the keyboard goes on with who stands next to them. */
export async function removePeople(
  group: GroupSummary,
  ids: ReadonlySet<PersonId>,
  roster: readonly RosterRow[],
): Promise<void> {
  if (ids.size === 0) return;
  const next = neighbourOf(
    roster.map(({ id }) => id),
    ids,
  );
  const chosen = roster.filter(({ id }) => ids.has(id));
  const result = await performEdit(
    'members.remove',
    { groupId: group.id, personIds: [...ids] },
    {
      done: ({ changed }) => [
        'Removed ',
        ...wordPeople(chosen, changed),
        ' from ',
        named(group.name),
      ],
      failed: 'Nobody was removed',
    },
  );
  if (result.ok) view.select(() => emptySelection(next));
}

/** Makes the chosen people admins, or no longer. They stay chosen. */
export async function setAdmin(
  group: GroupSummary,
  people: readonly RosterRow[],
  isAdmin: boolean,
): Promise<void> {
  const concerned = people.filter((person) => person.isAdmin !== isAdmin);
  if (concerned.length === 0) return;
  await performEdit(
    'members.setAdmin',
    { groupId: group.id, personIds: concerned.map(({ id }) => id), isAdmin },
    {
      done: ({ changed }) => [
        'Made ',
        ...wordPeople(concerned, changed),
        isAdmin ? '' : ' no longer',
        changed === 1 ? ' an admin of ' : ' admins of ',
        named(group.name),
      ],
      failed: 'The role was not changed',
    },
  );
}

/** Copies people with the columns on the screen, in their order, to be pasted into a spreadsheet. */
export async function copyPeople(
  people: readonly RosterRow[],
  columns: readonly RosterColumn[],
): Promise<void> {
  if (people.length === 0) return;
  const hasCopied = await copyText(rosterText(people, columns));
  showNote(
    hasCopied
      ? `Copied ${countPeople(people.length)}. Paste them into a spreadsheet.`
      : 'The clipboard cannot be used here.',
  );
}
