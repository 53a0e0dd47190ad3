import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type {
  ImportChoice,
  ImportField,
  ImportGroup,
  ImportPerson,
  ImportPlan,
  ImportWish,
  UnusableLine,
} from '#shared/domain/importing.ts';
import type { PastedCandidate } from '#shared/domain/pastedPeople.ts';
import { notYourGroup } from '#shared/domain/permissions.ts';
import type { Person } from '#shared/domain/person.ts';
import type { FakeTable } from './fakeImportFile.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { collator } from './fakeRoster.ts';

export interface FakeMember {
  personId: PersonId | null;
  name: string;
  email: string | null;
  isAdmin: boolean;
}

export interface FakePlannedGroup {
  group: ImportGroup;
  adds: FakeMember[];
  removes: FakeMember[];
  roles: FakeMember[];
  stays: FakeMember[];
}

export interface FakePlan {
  /** Whoever keeps the plans numbers them. */
  summary: Omit<ImportPlan, 'plan'>;
  groups: FakePlannedGroup[];
  people: ImportPerson[];
  unusable: UnusableLine[];
}

interface FileGroup {
  name: string;
  groupId: GroupId | null;
  people: Set<number>;
}

/** What a list comes to, by an honest if simple look-up: e-mail, then name, then a name that begins alike. */
export function planFakeImport(
  table: FakeTable,
  wish: ImportWish,
  outbox: FakeOutbox,
  isOnlooker: boolean,
): FakePlan {
  const { shape, fields } = wish.mapping;
  const choices = new Map(wish.choices.map(({ person, choice }) => [person, choice]));
  const known = [...outbox.organisation.people.values()];
  const byEmail = indexBy(known, ({ email }) => email);
  const byName = indexBy(known, ({ name }) => name);
  const byBeginning = indexBy(known, ({ name }) => beginningOf(name));
  const people: ImportPerson[] = [];
  const numbers = new Map<string, number>();
  const unusable: UnusableLine[] = [];
  const groups = new Map<string, FileGroup>();
  const groupIds = new Map(
    outbox.groupIds().map((id) => [outbox.group(id)?.fields.name.toLowerCase() ?? '', id]),
  );
  let repeated = 0;

  const groupOf = (name: string): FileGroup => {
    const key = name.toLowerCase();
    const group = groups.get(key) ?? {
      name,
      groupId: groupIds.get(key) ?? null,
      people: new Set(),
    };
    groups.set(key, group);
    return group;
  };
  if (shape === 'oneGroup' && wish.target !== null) {
    const { target } = wish;
    const groupId = target.kind === 'group' ? target.groupId : null;
    const name =
      target.kind === 'new' ? target.name : (outbox.group(target.groupId)?.fields.name ?? '');
    groups.set('target', { name, groupId, people: new Set() });
  }

  for (const { line, cells } of table.rows) {
    const cell = (field: ImportField) => cells[fields.indexOf(field)] ?? '';
    const name = cell('name') || [cell('firstName'), cell('lastName')].join(' ').trim() || null;
    const email = cell('email').includes('@') ? cell('email') : null;
    const phone = cell('phone') || null;
    if (name === null && email === null && phone === null) {
      const text = cells.join(' · ');
      unusable.push({
        line,
        reason: 'There is no name, e-mail address or phone number in it.',
        text,
      });
      continue;
    }
    const key = (email ?? name ?? phone ?? '').toLowerCase();
    const number = numbers.get(key) ?? people.length;
    const before = people[number];
    if (before === undefined) {
      numbers.set(key, number);
      const exact = candidates(byEmail, email, 'email') ?? candidates(byName, name, 'name');
      const found =
        exact ??
        candidates(byBeginning, name === null ? null : beginningOf(name), 'similarName') ??
        [];
      const choice = choices.get(number) ?? null;
      const outcome = outcomeOf(found, exact !== null, choice, wish.createPeople && name !== null);
      people.push({
        person: number,
        lines: [line],
        name,
        email,
        phone,
        outcome,
        candidates: found,
        choice,
      });
    } else before.lines = [...before.lines, line].slice(0, 5);
    const names =
      shape === 'matrix'
        ? table.headings.filter((_, column) => fields[column] === 'mark' && cells[column] !== '')
        : [cell('group')].filter((group) => group !== '');
    const ofLine = shape === 'oneGroup' ? [...groups.values()] : names.map(groupOf);
    if (ofLine.length > 0 && ofLine.every((group) => group.people.has(number))) repeated += 1;
    for (const group of ofLine) group.people.add(number);
  }

  const planned = [...groups.values()].map((group) =>
    planGroup(group, people, wish, outbox, isOnlooker),
  );
  planned.sort(
    (one, other) =>
      Number(changes(other)) - Number(changes(one)) ||
      collator.compare(one.group.name, other.group.name),
  );
  for (const [index, { group }] of planned.entries()) group.group = index;
  return {
    summary: summarise(planned, people, table, unusable, repeated),
    groups: planned,
    people,
    unusable,
  };
}

function outcomeOf(
  found: PastedCandidate[],
  isExact: boolean,
  choice: ImportChoice | null,
  isMade: boolean,
): ImportPerson['outcome'] {
  if (choice?.kind === 'person') return 'matched';
  if (choice?.kind === 'skip') return 'skipped';
  if (choice?.kind === 'new' || found.length === 0) return isMade ? 'new' : 'unknown';
  return isExact && found.length === 1 ? 'matched' : 'ambiguous';
}

function planGroup(
  { name, groupId, people: numbers }: FileGroup,
  people: readonly ImportPerson[],
  wish: ImportWish,
  outbox: FakeOutbox,
  isOnlooker: boolean,
): FakePlannedGroup {
  const members = groupId === null ? null : (outbox.group(groupId)?.members ?? null);
  const isLeftOut = groupId === null && wish.mapping.shape !== 'oneGroup' && !wish.createGroups;
  const adds: FakeMember[] = [];
  const stays: FakeMember[] = [];
  const named = new Set<PersonId>();
  let undecided = 0;
  for (const number of numbers) {
    const person = people[number];
    if (person?.outcome === 'new') {
      adds.push({ personId: null, name: person.name ?? '', email: person.email, isAdmin: false });
    } else if (person?.outcome === 'matched') {
      const id =
        person.choice?.kind === 'person' ? person.choice.personId : person.candidates[0]?.id;
      const known = id === undefined ? undefined : outbox.organisation.people.get(id);
      if (known === undefined || named.has(known.id)) continue;
      named.add(known.id);
      const isAdmin = members?.get(known.id)?.isAdmin ?? false;
      (members?.has(known.id) === true ? stays : adds).push(memberOf(known, isAdmin));
    } else undecided += 1;
  }
  const removes =
    wish.mode === 'match' && members !== null
      ? [...members].flatMap(([id, { isAdmin }]) => {
          const person = outbox.organisation.people.get(id);
          return named.has(id) || person === undefined ? [] : [memberOf(person, isAdmin)];
        })
      : [];
  const parts = { adds: isLeftOut ? [] : adds, removes, roles: [], stays: isLeftOut ? [] : stays };
  for (const part of [parts.adds, parts.removes, parts.stays]) {
    part.sort((one, other) => collator.compare(one.name, other.name));
  }
  const isRefused = isOnlooker && groupId !== null;
  return {
    group: {
      group: 0,
      groupId,
      name,
      isLeftOut,
      adds: parts.adds.length,
      addsNew: parts.adds.filter(({ personId }) => personId === null).length,
      removes: parts.removes.length,
      roles: 0,
      stays: parts.stays.length,
      undecided,
      refusal: isRefused ? notYourGroup.update : null,
    },
    ...parts,
  };
}

function summarise(
  planned: readonly FakePlannedGroup[],
  people: readonly ImportPerson[],
  table: FakeTable,
  unusable: readonly UnusableLine[],
  repeated: number,
): FakePlan['summary'] {
  const done = planned.filter(({ group }) => !group.isLeftOut && group.refusal === null);
  const sum = (part: 'adds' | 'removes' | 'roles' | 'stays') =>
    done.reduce((total, { group }) => total + group[part], 0);
  const outcomes = { matched: 0, ambiguous: 0, new: 0, unknown: 0, skipped: 0 };
  for (const { outcome } of people) outcomes[outcome] += 1;
  return {
    groups: {
      total: planned.length,
      made: done.filter(({ group }) => group.groupId === null).length,
      leftOut: planned.filter(({ group }) => group.isLeftOut).length,
      refused: planned.filter(({ group }) => group.refusal !== null).length,
    },
    people: outcomes,
    memberships: {
      adds: sum('adds'),
      removes: sum('removes'),
      roles: sum('roles'),
      stays: sum('stays'),
    },
    lines: { total: table.rows.length, unusable: unusable.length, repeated },
    refusal: null,
  };
}

function changes({ group }: FakePlannedGroup): boolean {
  return !group.isLeftOut && (group.groupId === null || group.adds + group.removes > 0);
}

function memberOf({ id, name, email }: Person, isAdmin: boolean): FakeMember {
  return { personId: id, name, email, isAdmin };
}

function candidates(
  index: ReadonlyMap<string, Person[]>,
  key: string | null,
  foundBy: PastedCandidate['foundBy'],
): PastedCandidate[] | null {
  const found = key === null ? undefined : index.get(key.toLowerCase());
  return found?.slice(0, 5).map((person) => ({ ...person, isMember: false, foundBy })) ?? null;
}

function indexBy(people: readonly Person[], keyOf: (person: Person) => string | null) {
  return Map.groupBy(
    people.filter((person) => keyOf(person) !== null),
    (person) => (keyOf(person) ?? '').toLowerCase(),
  );
}

function beginningOf(name: string): string {
  return name.toLowerCase().slice(0, 7);
}
