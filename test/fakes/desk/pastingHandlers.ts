import type { Intent } from '#shared/commands/command.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { PastedCandidate, PastedRow } from '#shared/domain/pastedPeople.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Handlers } from '../fakeBridge.ts';
import type { FakeOutbox } from './fakeOutbox.ts';

/** Pasted people, found by e-mail, by their whole name, or by a name that begins alike. */
export function pastingHandlers(
  outbox: FakeOutbox,
  edited: (groupIds: GroupId[]) => void,
): Handlers {
  return {
    'people.match': ({ text, forGroupId }) => {
      const members = forGroupId === null ? null : (outbox.group(forGroupId)?.members ?? null);
      const finder = new Finder([...outbox.organisation.people.values()], (id) =>
        members === null ? false : members.has(id),
      );
      const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
      const hasHeading = /^name\b/i.test(lines[0] ?? '');
      const rows = lines.flatMap((line, index) =>
        line.trim() === '' || (hasHeading && index === 0) ? [] : [finder.match(line, index + 1)],
      );
      return { rows, hasHeading };
    },
    'members.add': ({ groupId, personIds, newPeople, asAdmin }) => {
      const made = newPeople.map((person) => outbox.createPerson(person).personId);
      const members = [...personIds, ...made].map((personId) => ({ personId, isAdmin: asAdmin }));
      const intent: Intent = { name: 'addMembers', args: { members } };
      const receipt = outbox.edit([{ groupId, intent }]);
      edited([groupId]);
      return receipt;
    },
  };
}

class Finder {
  readonly #byEmail = new Map<string, Person[]>();
  readonly #byName = new Map<string, Person[]>();
  readonly #byBeginning = new Map<string, Person[]>();
  readonly #isMember: (id: PersonId) => boolean;
  readonly #seen = new Set<PersonId>();

  constructor(people: readonly Person[], isMember: (id: PersonId) => boolean) {
    this.#isMember = isMember;
    for (const person of people) {
      if (person.email !== null) put(this.#byEmail, person.email.toLowerCase(), person);
      put(this.#byName, person.name.toLowerCase(), person);
      put(this.#byBeginning, beginningOf(person.name), person);
    }
  }

  match(line: string, number: number): PastedRow {
    const email = /[^\s<>,;]+@[^\s<>,;]+/.exec(line)?.[0] ?? null;
    const phone = /\+\d[\d ]{6,}/.exec(line)?.[0].trim() ?? null;
    const rest = [email, phone].reduce<string>(
      (text, part) => (part === null ? text : text.replace(part, ' ')),
      line,
    );
    const letters = rest.replace(/[<>\t,;]+/g, ' ').trim();
    const name = /\p{L}/u.test(letters) ? letters.replace(/ +/g, ' ') : null;
    const row = { line: number, text: line.replace(/\t/g, '  '), name, email, phone };
    if (name === null && email === null && phone === null) {
      return { ...row, outcome: 'unreadable', candidates: [] };
    }
    const exact =
      this.#of(this.#byEmail, email, 'email') ?? this.#of(this.#byName, name, 'name') ?? [];
    const [first] = exact;
    if (first === undefined) {
      const similar = this.#of(
        this.#byBeginning,
        name === null ? null : beginningOf(name),
        'similarName',
      );
      return similar === null
        ? { ...row, outcome: 'unknown', candidates: [] }
        : { ...row, outcome: 'ambiguous', candidates: similar };
    }
    if (exact.length > 1) return { ...row, outcome: 'ambiguous', candidates: exact };
    if (this.#seen.has(first.id)) return { ...row, outcome: 'repeated', candidates: exact };
    this.#seen.add(first.id);
    return { ...row, outcome: first.isMember ? 'alreadyThere' : 'matched', candidates: exact };
  }

  #of(
    index: ReadonlyMap<string, Person[]>,
    key: string | null,
    foundBy: PastedCandidate['foundBy'],
  ): PastedCandidate[] | null {
    const found = key === null ? undefined : index.get(key.toLowerCase());
    return (
      found
        ?.slice(0, 5)
        .map((person) => ({ ...person, isMember: this.#isMember(person.id), foundBy })) ?? null
    );
  }
}

function beginningOf(name: string): string {
  return name.toLowerCase().slice(0, 7);
}

function put(index: Map<string, Person[]>, key: string, person: Person): void {
  const others = index.get(key);
  if (others === undefined) index.set(key, [person]);
  else others.push(person);
}
