import type { Capabilities } from '#shared/domain/capabilities.ts';
import type {
  ImportEncoding,
  ImportField,
  ImportGroup,
  ImportPerson,
  ImportPlan,
  ImportSeparator,
  ImportShape,
} from '#shared/domain/importing.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { countOf, countPeople, formatCount } from '../../ui/counts.ts';
import { named, type Sentence } from '../../ui/sentence.ts';
import { wordSize } from '../../ui/sizes.ts';
import type { ImportDone, ImportStep, ReviewTab } from './importDraft.ts';
import type { MembersPart } from './planLists.ts';

export const stepLabels: Readonly<Record<ImportStep, string>> = {
  file: 'File',
  columns: 'Columns',
  review: 'Review',
  done: 'Done',
};

export const stepHeadings: Readonly<Record<ImportStep, string>> = {
  file: 'Which list?',
  columns: 'What do the columns hold?',
  review: 'What will happen',
  done: 'Done',
};

export const fieldLabels: Readonly<Record<ImportField, string>> = {
  ignore: 'Not used',
  id: 'Member ID',
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail',
  phone: 'Phone',
  group: 'Name of the group',
  description: 'About the group',
  role: 'Role in the group',
  mark: 'A group',
};

/** Where it comes from that a column holds this: said of what the host found, so that it is looked at. */
export function wordOrigin(
  field: ImportField,
  found: ImportField,
  from: Value<'imports.read'>['mappingFrom'],
): string {
  if (field !== found) return 'chosen';
  return field === 'ignore' ? '' : from;
}

export const shapeWords: Readonly<Record<ImportShape, { title: string; line: string }>> = {
  oneGroup: { title: 'One group', line: 'Everybody in the list is of the same group.' },
  long: { title: 'A line for each membership', line: 'One column says which group.' },
  matrix: {
    title: 'People × groups',
    line: 'A column for each group, with a mark for who is in it.',
  },
};

export const encodingLabels: Readonly<Record<ImportEncoding, string>> = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16 LE)',
  'utf-16be': 'Unicode (UTF-16 BE)',
  'windows-1252': 'Western European (Windows)',
  'windows-1250': 'Central European (Windows)',
  'windows-1251': 'Cyrillic (Windows)',
  'iso-8859-15': 'Western European (ISO)',
  macintosh: 'Western European (old Mac)',
  shift_jis: 'Japanese (Shift JIS)',
  gb18030: 'Chinese (GB 18030)',
};

export const separatorLabels: Readonly<Record<ImportSeparator, string>> = {
  ',': 'Comma  ,',
  ';': 'Semicolon  ;',
  '\t': 'Tab',
  '|': 'Bar  |',
};

export const tabLabels: Readonly<Record<ReviewTab, string>> = {
  groups: 'Groups',
  decide: 'To decide',
  missing: 'Not here',
  unused: 'Lines not used',
};

export const partLabels: Readonly<Record<MembersPart, string>> = {
  adds: 'Come in',
  removes: 'Leave',
  roles: 'Change role',
  stays: 'There already',
};

/** `volunteers.csv · 12.3 KB` */
export function wordSource(fileName: string, bytes: number): Sentence {
  return [named(fileName), ` · ${wordSize(bytes)}`];
}

/** What was found in the file: `240 lines in 4 columns`. */
export function wordFound({ total, headings }: Value<'imports.read'>): string {
  return `${countOf(total, 'line', 'lines')} in ${countOf(headings.length, 'column', 'columns')}`;
}

export function countGroups(count: number): string {
  return countOf(count, 'group', 'groups');
}

/** Whether applying changes anything in this group. */
export function hasChanges(group: ImportGroup): boolean {
  const { groupId, isLeftOut, adds, removes, roles, refusal } = group;
  if (isLeftOut || refusal !== null) return false;
  return groupId === null || adds + removes + roles > 0;
}

/** Whether applying would change anything at all. */
export function isPointless({ groups, people, memberships }: ImportPlan): boolean {
  const { adds, removes, roles } = memberships;
  return adds + removes + roles + groups.made + people.new === 0;
}

/** What applying does: `Adds 132 people to 14 groups, makes 3 new groups, takes 12 out.` */
export function wordPlan(plan: ImportPlan, changedGroups: number | null): string {
  if (isPointless(plan)) return 'Nothing changes.';
  const { adds, removes, roles } = plan.memberships;
  const { made } = plan.groups;
  const places = changedGroups === null || changedGroups === 0 ? '' : placesOf(changedGroups);
  const parts = [
    adds > 0 ? `adds ${countAdded(adds, changedGroups)}${places}` : '',
    wordMade(made, plan.people.new),
    removes > 0 ? `takes ${formatCount(removes)} out` : '',
    roles > 0 ? `changes ${countOf(roles, 'role', 'roles')}` : '',
  ].filter((part) => part !== '');
  return `${capitalised(parts.join(', '))}.`;
}

/** In one group people are counted; in several of them one person may come into each. */
function countAdded(adds: number, changedGroups: number | null): string {
  return changedGroups === 1 ? countPeople(adds) : countOf(adds, 'membership', 'memberships');
}

function placesOf(groups: number): string {
  return groups === 1 ? ' to 1 group' : ` in ${countGroups(groups)}`;
}

function wordMade(groups: number, people: number): string {
  const made = [
    groups > 0 ? countOf(groups, 'new group', 'new groups') : '',
    people > 0 ? countOf(people, 'new person', 'new people') : '',
  ].filter((part) => part !== '');
  return made.length === 0 ? '' : `makes ${made.join(' and ')}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type LeftOver = Pick<ImportPlan, 'groups' | 'people' | 'lines'>;

/** What of the file comes to nothing, in short; null where all of it is used. */
export function wordLeftOver({ groups, people, lines }: LeftOver): string | null {
  const parts = [
    groups.leftOut > 0 ? `${countGroups(groups.leftOut)} not here` : '',
    groups.refused > 0 ? `${countGroups(groups.refused)} that cannot be changed` : '',
    people.ambiguous > 0 ? `${countPeople(people.ambiguous)} to decide` : '',
    people.unknown > 0 ? `${countPeople(people.unknown)} not here` : '',
    people.skipped > 0 ? `${countPeople(people.skipped)} left out by you` : '',
    lines.unusable > 0 ? countOf(lines.unusable, 'line not used', 'lines not used') : '',
    lines.repeated > 0 ? countOf(lines.repeated, 'line repeated', 'lines repeated') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(' · ');
}

/**
 * Who leaves where groups are made to match: said plainly, before it is done. In one group people are counted; somebody
 * may leave several.
 */
export function wordLeaving({ groups, memberships: { removes } }: ImportPlan): string {
  if (removes === 0) return 'Nobody leaves.';
  const isOneGroup = groups.total - groups.leftOut - groups.refused === 1;
  if (isOneGroup || removes === 1) {
    return `${countPeople(removes)} will leave ${isOneGroup ? 'the' : 'a'} group, because the list does not name them there.`;
  }
  return `${countOf(removes, 'membership', 'memberships')} will end, because the list does not name these people in these groups.`;
}

/** Whether anything of the file leaves it open who is meant, of people who may be here. */
export function isUncertain({ people, lines }: ImportPlan): boolean {
  return people.ambiguous + lines.unusable > 0;
}

/** Whether people may stay in this group of an uncertain plan although it is made to match: not all of its lines say who is meant. */
export function isHeld({ groupId, refusal, undecided }: ImportGroup): boolean {
  return groupId !== null && refusal === null && undecided > 0;
}

/** Why fewer leave than the list says, or nobody. */
export function wordHeld(place: string): string {
  return `Not every line for ${place} says for certain who is meant: whoever such a line may mean stays, and where it cannot be read nobody leaves.`;
}

/** The button: `Apply to 14 groups`. */
export function wordApply(changedGroups: number | null): string {
  if (changedGroups === null || changedGroups === 0) return 'Apply';
  return `Apply to ${countGroups(changedGroups)}`;
}

/** The edit, for the toast, its Undo and the last page: `Imported “list.csv”: 132 added, 12 removed, 3 new groups` */
export function wordDone(
  fileName: string,
  { adds, removes, groupsMade, peopleMade }: Omit<ImportDone, 'editId' | 'left'>,
): Sentence {
  const parts = [
    adds > 0 ? `${formatCount(adds)} added` : '',
    removes > 0 ? `${formatCount(removes)} taken out` : '',
    groupsMade > 0 ? countOf(groupsMade, 'new group', 'new groups') : '',
    peopleMade > 0 ? countOf(peopleMade, 'new person', 'new people') : '',
  ].filter((part) => part !== '');
  const did = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  return ['Imported “', named(fileName), `”${did}`];
}

/** `Line 7`, `Lines 7 and 12`, `Lines 7, 12 and more`; the host tells the first five. */
export function wordLines(lines: readonly number[]): string {
  const [first, second] = lines;
  if (first === undefined) return '';
  if (second === undefined) return `Line ${formatCount(first)}`;
  const both = `Lines ${formatCount(first)}`;
  return lines.length === 2
    ? `${both} and ${formatCount(second)}`
    : `${both}, ${formatCount(second)} and more`;
}

/** What somebody of the file is called here: the name, or whatever else the file has of them. */
export function nameOfPerson({ name, email, phone, lines }: ImportPerson): string {
  return name ?? email ?? phone ?? wordLines(lines);
}

/** Why nobody new can be made of somebody of the file; null: they can. */
export function wordNoNewPerson(
  capabilities: Pick<Capabilities, 'createPeople' | 'providerLabel'> | null,
  createsPeople: boolean,
): string | null {
  if (capabilities !== null && !capabilities.createPeople) {
    return `New people are made in ${capabilities.providerLabel} itself.`;
  }
  return createsPeople ? null : 'Choose above that people who are not here are made.';
}
