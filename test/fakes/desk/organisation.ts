import type { GroupMember, GroupState } from '#shared/domain/group.ts';
import { type GroupId, groupIdSchema, type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import type { Person } from '#shared/domain/person.ts';
import { type Instant, instantOf } from '#shared/domain/time.ts';
import { awkwardNames, familyNames, givenNames, groupNames, otherScripts } from './names.ts';

export interface Organisation {
  people: Map<PersonId, Person>;
  groups: Map<GroupId, GroupState>;
}

export interface OrganisationShape {
  people: number;
  /** Groups beyond the named ones. */
  moreGroups: number;
  /** Puts this many people into the first group. */
  firstGroupSize: number | null;
  hasAwkwardNames: boolean;
  /** False: a provider that knows no joining dates. */
  hasDates: boolean;
  isWithoutGroups: boolean;
}

const twoYearsMs = 730 * 24 * 3_600_000;
/** The day this organisation is looked at, so that it is the same every day. */
export const lookedAt = Date.parse('2026-11-20T14:05:00.000Z');

export function personId(index: number): PersonId {
  return personIdSchema.parse(uuid(1, index));
}

export function groupId(index: number): GroupId {
  return groupIdSchema.parse(uuid(2, index));
}

export function uuid(kind: number, index: number): string {
  return `0190000${kind}-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** A community organisation, the same for the same shape. */
export function createOrganisation(shape: OrganisationShape): Organisation {
  const people = new Map<PersonId, Person>();
  for (let index = 0; index < shape.people; index += 1) {
    const person = createPerson(index, shape.hasAwkwardNames);
    people.set(person.id, person);
  }
  const everybody = [...people.keys()];
  const groups = new Map<GroupId, GroupState>();
  for (const [index, [name, description, size]] of (shape.isWithoutGroups
    ? []
    : groupNames
  ).entries()) {
    const wanted = index === 0 ? (shape.firstGroupSize ?? size) : size;
    const members = new Map<PersonId, GroupMember>();
    for (let step = 0; step < Math.min(wanted, everybody.length); step += 1) {
      const offset = index * 17 + (wanted > 100 ? step : step * 7);
      const id = everybody[offset % everybody.length];
      if (id !== undefined && !members.has(id)) members.set(id, member(offset, step, shape));
    }
    groups.set(groupId(index), { fields: { name, description }, members });
  }
  for (let index = 0; index < shape.moreGroups; index += 1) {
    groups.set(groupId(1000 + index), {
      fields: { name: `Street team ${String(index + 1).padStart(4, '0')}`, description: null },
      members: new Map(
        everybody.slice(index % 50, (index % 50) + 8).map((id) => [id, member(index, 1, shape)]),
      ),
    });
  }
  return { people, groups };
}

function member(offset: number, step: number, { hasDates }: OrganisationShape): GroupMember {
  const joinedAt: Instant | null = hasDates
    ? instantOf(lookedAt - ((offset * 7_919_003_111) % twoYearsMs))
    : null;
  return { isAdmin: step % 11 === 0, joinedAt };
}

function createPerson(index: number, isAwkward: boolean): Person {
  const name = nameOf(index, isAwkward);
  const mail = name
    .normalize('NFD')
    .replace(/[^a-zA-Z ]/g, '')
    .trim()
    .toLowerCase()
    .replace(/ +/g, '.');
  return {
    id: personId(index),
    memberKey: `member-${index}`,
    name,
    email: index % 19 === 4 ? null : `${mail === '' ? 'person' : mail}${index}@example.org`,
    phone: index % 7 === 3 ? null : `+44 20 7946 ${String(index % 10_000).padStart(4, '0')}`,
    status: index % 31 === 12 ? 'inactive' : index % 97 === 40 ? 'gone' : 'active',
  };
}

function nameOf(index: number, isAwkward: boolean): string {
  if (isAwkward && index % 5 === 1)
    return awkwardNames[(index / 5) | 0] ?? otherScripts[index % 10] ?? 'X';
  if (index % 23 === 6) return otherScripts[((index / 23) | 0) % otherScripts.length] ?? 'X';
  const given = givenNames[index % givenNames.length] ?? '';
  const family =
    familyNames[(index * 5 + ((index / givenNames.length) | 0)) % familyNames.length] ?? '';
  return `${given} ${family}`;
}
