import type { PersonId } from '#shared/domain/ids.ts';
import type { NewPerson } from '#shared/domain/newPerson.ts';
import type { PastedCandidate, PastedRow } from '#shared/domain/pastedPeople.ts';
import { emailTrouble, type PersonDraft, personOf } from '../roster/newPersonWording.ts';

/** A pasted line, under a key that stays the same while its text does. */
export interface ReviewedRow {
  key: string;
  row: PastedRow;
}

/** What is to become of a line: this person, somebody new, or nothing. */
export type Pick = PersonId | 'create' | 'leave';

/** What was chosen and typed, by the lines' keys. Lines that are gone are kept: their text may come back. */
export interface PasteChoices {
  picks: ReadonlyMap<string, Pick>;
  drafts: ReadonlyMap<string, PersonDraft>;
}

export const noChoices: PasteChoices = { picks: new Map(), drafts: new Map() };

export type PasteAction =
  | { kind: 'pick'; keys: readonly string[]; pick: Pick }
  | { kind: 'acceptSuggestions'; rows: readonly ReviewedRow[] }
  | { kind: 'draft'; key: string; draft: PersonDraft };

/** Lines with the same text are told apart by counting them. */
export function keyRows(rows: readonly PastedRow[]): ReviewedRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const count = (seen.get(row.text) ?? 0) + 1;
    seen.set(row.text, count);
    return { key: `${count} ${row.text}`, row };
  });
}

export function choose(choices: PasteChoices, action: PasteAction): PasteChoices {
  if (action.kind === 'draft') {
    return { ...choices, drafts: new Map(choices.drafts).set(action.key, action.draft) };
  }
  const picks = new Map(choices.picks);
  if (action.kind === 'pick') {
    for (const key of action.keys) picks.set(key, action.pick);
  } else {
    for (const { key, row } of action.rows) {
      const best = row.candidates[0];
      if (best !== undefined && !picks.has(key)) picks.set(key, best.id);
    }
  }
  return { ...choices, picks };
}

/** What is to become of a line; null where that is still to be chosen. */
export function pickOf({ key, row }: ReviewedRow, { picks }: PasteChoices): Pick | null {
  const picked = picks.get(key);
  switch (row.outcome) {
    case 'matched':
      return picked === 'leave' ? 'leave' : (row.candidates[0]?.id ?? null);
    case 'ambiguous':
      return picked === undefined || isOpen(picked, row) ? (picked ?? null) : null;
    case 'unknown':
      return picked === 'create' ? 'create' : 'leave';
    case 'alreadyThere':
    case 'repeated':
    case 'unreadable':
      return 'leave';
  }
}

/** A choice made for this text before may name somebody who is not suggested any more. */
function isOpen(pick: Pick, { candidates }: PastedRow): boolean {
  return pick === 'create' || pick === 'leave' || candidates.some(({ id }) => id === pick);
}

export function draftOfRow({ key, row }: ReviewedRow, { drafts }: PasteChoices): PersonDraft {
  return (
    drafts.get(key) ?? { name: row.name ?? '', email: row.email ?? '', phone: row.phone ?? '' }
  );
}

/** What is wrong with somebody who is to be made; null for nothing. */
export function draftTrouble(draft: PersonDraft): string | null {
  return draft.name.trim() === '' ? 'A person needs a name.' : emailTrouble(draft);
}

/** What adding would do, with every line accounted for. */
export interface PastePlan {
  personIds: PersonId[];
  newPeople: NewPerson[];
  /** People to be made of whom something is missing or wrong. */
  troubled: ReviewedRow[];
  /** Lines of which nothing becomes, though nobody of them is in the group. */
  leftOut: ReviewedRow[];
  /** Lines whose person is in the group, or is added by another line. */
  covered: number;
}

export function planOf(rows: readonly ReviewedRow[], choices: PasteChoices): PastePlan {
  const plan: PastePlan = {
    personIds: [],
    newPeople: [],
    troubled: [],
    leftOut: [],
    covered: 0,
  };
  const added = new Set<PersonId>();
  for (const reviewed of rows) {
    const { outcome, candidates } = reviewed.row;
    const pick = pickOf(reviewed, choices);
    if (outcome === 'alreadyThere' || outcome === 'repeated') plan.covered += 1;
    else if (pick === null || pick === 'leave') plan.leftOut.push(reviewed);
    else if (pick === 'create') {
      const draft = draftOfRow(reviewed, choices);
      if (draftTrouble(draft) === null) plan.newPeople.push(personOf(draft));
      else plan.troubled.push(reviewed);
    } else if (added.has(pick) || isMember(pick, candidates)) plan.covered += 1;
    else {
      added.add(pick);
      plan.personIds.push(pick);
    }
  }
  return plan;
}

function isMember(personId: PersonId, candidates: readonly PastedCandidate[]): boolean {
  return candidates.some((candidate) => candidate.id === personId && candidate.isMember);
}
