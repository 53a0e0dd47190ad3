import type { ImportPerson } from '#shared/domain/importing.ts';
import type { PastedCandidate } from '#shared/domain/pastedPeople.ts';
import type { Decisions } from './importDraft.ts';

/** Somebody of the file who may be one of several here, or whom the user has decided on. */
export interface ToDecide {
  person: ImportPerson;
  isDecided: boolean;
}

/**
 * Who is to be decided on, in the order of the file. Those decided stay where they are: the host counts them elsewhere
 * from the next plan on, and the decision could not be found again.
 */
export function joinDecided(open: readonly ImportPerson[], decisions: Decisions): ToDecide[] {
  const decided = [...decisions.values()].map(({ person }) => ({ person, isDecided: true }));
  const rest = open
    .filter(({ person }) => !decisions.has(person))
    .map((person) => ({ person, isDecided: false }));
  return [...decided, ...rest].sort((one, other) => one.person.person - other.person.person);
}

export interface AlikePeople {
  foundBy: PastedCandidate['foundBy'];
  people: readonly ImportPerson[];
}

/** Who is still open and has a best match, by how that was found. */
export function groupAlike(items: readonly ToDecide[]): AlikePeople[] {
  const open = items.flatMap(({ person, isDecided }) => {
    const best = person.candidates[0];
    return isDecided || best === undefined ? [] : [{ person, foundBy: best.foundBy }];
  });
  return [...Map.groupBy(open, ({ foundBy }) => foundBy)].map(([foundBy, alike]) => ({
    foundBy,
    people: alike.map(({ person }) => person),
  }));
}

/** The first after `from` that is still open, beginning anew at the top; null: all are decided. */
export function nextOpen(items: readonly ToDecide[], from: number): number | null {
  const isOpen = ({ isDecided }: ToDecide, index: number) => !isDecided && index !== from;
  const after = items.findIndex((item, index) => index > from && isOpen(item, index));
  const found = after === -1 ? items.findIndex(isOpen) : after;
  return found === -1 ? null : found;
}

/** What a key decides: `1` to `5` one of the candidates, `N` somebody new, `S` nobody; undefined: none of its keys. */
export function choiceOfKey(key: string, { candidates }: ImportPerson, mayBeNew: boolean) {
  const candidate = /^[1-5]$/.test(key) ? candidates[Number(key) - 1] : undefined;
  if (candidate !== undefined) return { kind: 'person', personId: candidate.id } as const;
  const letter = key.toLowerCase();
  if (letter === 'n' && mayBeNew) return { kind: 'new' } as const;
  return letter === 's' ? ({ kind: 'skip' } as const) : undefined;
}
