import type { PersonId } from '#shared/domain/ids.ts';
import type { FoundPeople, ImportFacts } from '#shared/domain/importFacts.ts';
import type {
  ImportChoice,
  ImportPerson,
  ImportWish,
  UnusableLine,
} from '#shared/domain/importing.ts';
import type { FilePerson } from './filePeople.ts';
import type { PlanRequest } from './planImport.ts';
import { shortened } from './readFile.ts';

/** One of the file's people, and what becomes of them. */
export interface PlannedPerson extends FilePerson {
  outcome: ImportPerson['outcome'];
  /** Of `matched` only. */
  personId: PersonId | null;
  found: FoundPeople | null;
  choice: ImportChoice | null;
}

/**
 * Says of each of the file's people who they are here. Whoever is only like them, or several, is a choice to make; so is
 * somebody of another name with their phone, which families share, and a namesake with another e-mail address.
 */
export function planPeople(
  { content, wish }: PlanRequest,
  facts: ImportFacts,
): { people: PlannedPerson[]; unusable: UnusableLine[]; refusal: string | null } {
  const choices = choicesThatHold(wish.choices, facts);
  const asked = new Set(wish.choices.map(({ person }) => person));
  const found = facts.findPeople(content.people);
  const namesakes = namesakesElsewhere(content.people, found, facts);
  const people = content.people.map((person, index): PlannedPerson => {
    const choice = choices.get(index) ?? null;
    const own = found[index] ?? null;
    return {
      ...person,
      found: own,
      choice,
      ...decide(person, own, {
        choice,
        // Whoever was chosen is gone: nobody else is taken for them without being chosen.
        isUnsure: namesakes.has(index) || (choice === null && asked.has(index)),
        createPeople: wish.createPeople,
      }),
    };
  });
  const unusable = keepUnmade(people, content.badEmails, facts);
  return { people, unusable, refusal: refuseTaken(people, facts) };
}

function decide(
  { name, phone, email, id }: FilePerson,
  found: FoundPeople | null,
  asked: { choice: ImportChoice | null; isUnsure: boolean; createPeople: boolean },
): Pick<PlannedPerson, 'outcome' | 'personId'> {
  const { choice, isUnsure, createPeople } = asked;
  if (choice?.kind === 'person') return { outcome: 'matched', personId: choice.personId };
  if (choice?.kind === 'skip') return { outcome: 'skipped', personId: null };
  const isMade = createPeople && name !== null;
  if (choice?.kind === 'new') return { outcome: isMade ? 'new' : 'unknown', personId: null };
  const [first, second] = found?.personIds ?? [];
  if (found === null || first === undefined) {
    return { outcome: isMade ? 'new' : 'unknown', personId: null };
  }
  const isOnlyLike =
    isUnsure ||
    found.by === 'similarName' ||
    (found.by === 'phone' && name !== null && (phone !== null || email !== null || id !== null));
  if (second !== undefined || isOnlyLike) return { outcome: 'ambiguous', personId: null };
  return { outcome: 'matched', personId: first };
}

/** Those who were found by their name, though the file and what is here have different e-mail addresses of them. */
function namesakesElsewhere(
  people: readonly FilePerson[],
  found: readonly (FoundPeople | null)[],
  facts: ImportFacts,
): ReadonlySet<number> {
  const byName = new Map<number, PersonId>();
  for (const [index, { email }] of people.entries()) {
    const one = found[index] ?? null;
    const [first] = one?.personIds ?? [];
    if (email !== null && one?.by === 'name' && first !== undefined) byName.set(index, first);
  }
  if (byName.size === 0) return new Set();
  const described = facts.describe([...byName.values()]);
  const elsewhere = [...byName].filter(
    ([, personId]) => (described.get(personId)?.email ?? null) !== null,
  );
  return new Set(elsewhere.map(([index]) => index));
}

/** Without those of somebody who is not here any more: then it is to be chosen again. */
function choicesThatHold(
  choices: ImportWish['choices'],
  facts: ImportFacts,
): ReadonlyMap<number, ImportChoice> {
  const chosen = choices.flatMap(({ choice }) =>
    choice.kind === 'person' ? [choice.personId] : [],
  );
  const here = chosen.length === 0 ? new Set<PersonId>() : facts.knownPeople(chosen);
  return new Map(
    choices.flatMap(({ person, choice }) =>
      choice.kind === 'person' && !here.has(choice.personId) ? [] : [[person, choice]],
    ),
  );
}

/** Somebody new whose address cannot be read, or is that of somebody new before them, is not made without it. */
function keepUnmade(
  people: readonly PlannedPerson[],
  badEmails: ReadonlyMap<number, string>,
  { keysOf }: ImportFacts,
): UnusableLine[] {
  const unusable: UnusableLine[] = [];
  const holders = new Map<string, PlannedPerson>();
  for (const [index, person] of people.entries()) {
    if (person.outcome !== 'new') continue;
    const { email } = keysOf({ ...person, name: null, phone: null });
    const holder = email === null ? undefined : holders.get(email);
    const bad = badEmails.get(index);
    if (bad === undefined && holder === undefined) {
      if (email !== null) holders.set(email, person);
      continue;
    }
    person.outcome = 'unknown';
    const reason =
      bad === undefined
        ? `${holder?.name ?? ''} has the e-mail address ${person.email ?? ''} in line ${holder?.lines[0] ?? 1}. One address can be that of one person only.`
        : `“${shortened(bad)}” is not an e-mail address, ${person.found === null ? 'and nobody of this name is here' : 'so nobody new is made with it'}.`;
    for (const line of person.lines) unusable.push({ line, reason, text: '' });
  }
  return unusable;
}

/** Whom the user wants made although somebody here has their address: no server lets two people have it. */
function refuseTaken(people: readonly PlannedPerson[], facts: ImportFacts): string | null {
  const made = people.filter(
    ({ outcome, choice, email }) => outcome === 'new' && choice?.kind === 'new' && email !== null,
  );
  const found = facts.findPeople(
    made.map(({ email }) => ({ id: null, name: null, phone: null, email })),
  );
  const place = found.findIndex((one) => one !== null);
  const taken = made[place];
  if (taken === undefined) return null;
  return `Somebody here has the e-mail address ${taken.email ?? ''} already, so ${taken.name ?? 'nobody'} (line ${taken.lines[0] ?? 1}) cannot be made with it. Choose who it is, or leave them out.`;
}
