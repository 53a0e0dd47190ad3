import type { PastedCandidate, PastedRow } from '#shared/domain/pastedPeople.ts';
import { countOf, countPeople, formatCount } from '../../ui/counts.ts';
import { named, type Sentence } from '../../ui/sentence.ts';
import { tabSeparated } from '../../ui/tabSeparated.ts';
import type { PastePlan, ReviewedRow } from './pasteChoices.ts';

export type Outcome = PastedRow['outcome'];

/** What needs somebody first. */
export const outcomes: readonly Outcome[] = [
  'ambiguous',
  'unknown',
  'matched',
  'alreadyThere',
  'repeated',
  'unreadable',
];

export const outcomeLabels: Readonly<Record<Outcome, string>> = {
  ambiguous: 'Needs a choice',
  unknown: 'Not found',
  matched: 'Found',
  alreadyThere: 'Already there',
  repeated: 'Repeated',
  unreadable: 'Not readable',
};

/** How somebody was found. */
export const foundByWords: Readonly<Record<PastedCandidate['foundBy'], string>> = {
  memberKey: 'Same member ID',
  email: 'Same e-mail',
  name: 'Same name',
  similarName: 'Similar name',
  phone: 'Same phone',
};

/** What pressing the button will do: `Add 37 people to Kitchen: 31 known, 6 new; 4 left out.` */
export function wordPlan(plan: PastePlan, groupName: string): Sentence {
  const known = plan.personIds.length;
  const made = plan.newPeople.length + plan.troubled.length;
  const left = plan.leftOut.length;
  const leftWords = left === 0 ? '' : `; ${formatCount(left)} left out`;
  const total = known + made;
  if (total === 0) return ['Nobody to add to ', named(groupName), `${leftWords}.`];
  const split = made === 0 ? '' : `: ${formatCount(known)} known, ${formatCount(made)} new`;
  return [`Add ${countPeople(total)} to `, named(groupName), `${split}${leftWords}.`];
}

/** What was done, for the toast and the last page. */
export function wordAdded(plan: PastePlan, groupName: string): Sentence {
  const made = plan.newPeople.length;
  const total = plan.personIds.length + made;
  const newWords = made === 0 ? '' : `, ${formatCount(made)} of them new`;
  return [`Added ${countPeople(total)} to `, named(groupName), newWords];
}

/** Why the button does nothing; null where it does something. */
export function wordTrouble(plan: PastePlan): string | null {
  const count = plan.troubled.length;
  if (count === 0) return null;
  return count === 1
    ? '1 new person still needs a name or a right e-mail address.'
    : `${formatCount(count)} new people still need a name or a right e-mail address.`;
}

/** Lines as they were pasted, for a spreadsheet: name, e-mail, phone, or the whole text where none of them was found. */
export function copyRows(rows: readonly ReviewedRow[]): string {
  return tabSeparated(
    rows.map(({ row }) => {
      const cells = [row.name ?? '', row.email ?? '', row.phone ?? ''];
      return cells.some((cell) => cell !== '') ? cells : [row.text];
    }),
  );
}

export function countLines(count: number): string {
  return countOf(count, 'line', 'lines');
}
