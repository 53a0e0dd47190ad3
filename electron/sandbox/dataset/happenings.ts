import type { Happening } from './journal.ts';
import type { DatasetChange, Enrolment, Group, MembershipInterval, Person } from './records.ts';

/** The dataset as it was before the changes. */
export interface Before {
  person(id: string): Person | undefined;
  group(id: string): Group | undefined;
  members(groupId: string): ReadonlyMap<string, MembershipInterval>;
  enrolment(personId: string): Enrolment | undefined;
}

/**
 * What the steps of one mutation mean to somebody who follows the organisation. What goes along with the
 * end of something larger is not told apart: the members of a deleted group, the groups of a person who
 * leaves the organisation, anything in a deleted organisation.
 */
export function happeningsOf(changes: readonly DatasetChange[], before: Before): Happening[] {
  if (changes.some((change) => change.kind === 'organisationDeleted')) {
    return [{ kind: 'organisationDeleted' }];
  }
  const leaving = new Set<string>();
  const groups = new Map<string, Group>();
  for (const change of changes) {
    if (change.kind === 'enrolment' && change.enrolment.status === 'ended') {
      leaving.add(change.enrolment.personId);
    }
    if (change.kind === 'group') groups.set(change.group.id, change.group);
  }
  return changes.flatMap((change): Happening[] => {
    switch (change.kind) {
      case 'person':
        return ofPerson(change.person, before);
      case 'personDeleted':
        return ofDeletedPerson(change.personId, before);
      case 'group':
        return ofGroup(change.group, before);
      case 'groupDeleted': {
        const group = before.group(change.groupId);
        return group ? [{ kind: 'groupDeleted', group }] : [];
      }
      case 'membership':
        if (leaving.has(change.membership.personId)) return [];
        return ofMembership(change.membership, groups.get(change.membership.groupId), before);
      case 'enrolment':
        return ofEnrolment(change.enrolment, before);
      default:
        return [];
    }
  });
}

function ofPerson(person: Person, before: Before): Happening[] {
  const known = before.person(person.id);
  if (!known) {
    return [
      { kind: 'personCreated', person },
      { kind: 'enrolmentCreated', person, enrolment: firstEnrolment(person) },
    ];
  }
  const happenings: Happening[] = [];
  if (differ(known, person, ['name', 'email', 'phone', 'attributes'])) {
    happenings.push({ kind: 'personUpdated', person });
  }
  const enrolment = before.enrolment(person.id);
  if (enrolment && differ(known, person, ['role', 'phone', 'attributes'])) {
    happenings.push({ kind: 'enrolmentUpdated', person, enrolment });
  }
  return happenings;
}

function ofDeletedPerson(personId: string, before: Before): Happening[] {
  const person = before.person(personId);
  if (!person) return [];
  const enrolment = before.enrolment(personId);
  return [
    ...(enrolment ? [{ kind: 'enrolmentDeleted', person, enrolment } as const] : []),
    { kind: 'personDeleted', person },
  ];
}

function ofGroup(group: Group, before: Before): Happening[] {
  const known = before.group(group.id);
  if (!known) return [{ kind: 'groupCreated', group }];
  return differ(known, group, ['name', 'description']) ? [{ kind: 'groupUpdated', group }] : [];
}

function ofMembership(
  { groupId, personId, leftAt }: MembershipInterval,
  groupNow: Group | undefined,
  before: Before,
): Happening[] {
  const group = groupNow ?? before.group(groupId);
  const enrolment = before.enrolment(personId);
  const wasMember = before.members(groupId).has(personId);
  const isMember = leftAt === null;
  // Somebody outside the organisation, whom only another face knows as a member, is nobody's news.
  if (!group || !enrolment || wasMember === isMember) return [];
  return [
    {
      kind: isMember ? 'memberAdded' : 'memberRemoved',
      group: { id: group.id, createdAt: group.createdAt },
      enrolment: { personId, createdAt: enrolment.createdAt },
    },
  ];
}

function ofEnrolment(enrolment: Enrolment, before: Before): Happening[] {
  const person = before.person(enrolment.personId);
  if (!person) return [];
  const known = before.enrolment(person.id);
  if (enrolment.status === 'ended') {
    return known ? [{ kind: 'enrolmentDeleted', person, enrolment: known }] : [];
  }
  return [{ kind: known ? 'enrolmentUpdated' : 'enrolmentCreated', person, enrolment }];
}

/** How somebody belongs to the organisation about whom nothing else is recorded. */
export function firstEnrolment(person: Person): Enrolment {
  return {
    personId: person.id,
    status: 'active',
    createdAt: person.createdAt,
    updatedAt: person.createdAt,
  };
}

function differ<Fields extends object>(
  left: Fields,
  right: Fields,
  fields: readonly (keyof Fields)[],
): boolean {
  return fields.some((field) => JSON.stringify(left[field]) !== JSON.stringify(right[field]));
}
