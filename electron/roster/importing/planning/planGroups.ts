import type { Intent } from '#shared/commands/command.ts';
import { applyIntent } from '#shared/commands/registry.ts';
import type { GroupMember, GroupState } from '#shared/domain/group.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { GroupHere, ImportFacts } from '#shared/domain/importFacts.ts';
import type { UnusableLine } from '#shared/domain/importing.ts';
import { limits } from '#shared/domain/limits.ts';
import { type PreflightFacts, preflight } from '#shared/domain/preflight.ts';
import { instantOf } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { PlanRequest } from './planImport.ts';
import type { PlannedPerson } from './planPeople.ts';
import type { FileGroup } from './readFile.ts';

/** Somebody and a group; `person` is their number in the file, null for a member whom the file does not name. */
export interface PlannedMember {
  person: number | null;
  /** Null: somebody who is made. */
  personId: PersonId | null;
  /** As it will be. */
  isAdmin: boolean;
}

export interface PlannedGroup {
  groupId: GroupId | null;
  name: string;
  description: string | null;
  isLeftOut: boolean;
  adds: PlannedMember[];
  removes: PlannedMember[];
  roles: PlannedMember[];
  stays: PlannedMember[];
  undecided: number;
  refusal: string | null;
}

/** The ids of those who are made, by their numbers in the file. */
export type NewIds = ReadonlyMap<number, PersonId>;

/** What happens to each group. Throws nothing: what cannot be done is a refusal, or a line of no use. */
export function planGroups(
  request: PlanRequest,
  { people, newIds }: { people: readonly PlannedPerson[]; newIds: NewIds },
  facts: ImportFacts,
): { groups: PlannedGroup[]; unusable: UnusableLine[] } {
  const unusable: UnusableLine[] = [];
  const groups: PlannedGroup[] = [];
  const byName = facts.groupsByName();
  const names = new Set<string>(byName.keys());
  const { doubts, groups: fromFile } = request.content;
  const mayLeave = request.wish.mode === 'match';
  const doubted = mayLeave && doubts.wanted.length > 0 ? facts.findPeople(doubts.wanted) : [];
  for (const [key, group] of fromFile) {
    const place = placeOf(key, group, request, byName, facts);
    if (place === null) continue;
    if (typeof place === 'string') {
      for (const { line } of group.lines) unusable.push({ line, reason: place, text: '' });
      continue;
    }
    const lines = (doubts.groups.get(key) ?? []).map((line) =>
      line.map((wanted) => doubted[wanted]?.personIds ?? []),
    );
    const planned = planMembers(place, { ...group, doubts: lines }, people, request, facts);
    if (!planned.isLeftOut) {
      planned.refusal = whyRefused(planned, newIds, { request, facts, names });
      if (planned.groupId === null) names.add(facts.groupKey(planned.name));
    }
    groups.push(planned);
  }
  const order = new Map(groups.map((group) => [group, facts.orderKey(group.name)]));
  const orderOf = (group: PlannedGroup) => order.get(group) ?? '';
  groups.sort(
    (one, other) =>
      Number(hasChanges(other)) - Number(hasChanges(one)) ||
      (orderOf(one) < orderOf(other) ? -1 : 1),
  );
  return { groups, unusable };
}

export function hasChanges({ groupId, isLeftOut, adds, removes, roles }: PlannedGroup): boolean {
  return !isLeftOut && (groupId === null || adds.length + removes.length + roles.length > 0);
}

/** What is to be done to a group, people leaving first: a full group has room then. */
export function intentsOf(group: PlannedGroup, newIds: NewIds): Intent[] {
  const { groupId, name, description, adds, removes, roles } = group;
  const members = adds.flatMap(({ person, personId, isAdmin }) => {
    const id = personId ?? (person === null ? undefined : newIds.get(person));
    return id === undefined ? [] : [{ personId: id, isAdmin }];
  });
  if (groupId === null) return [{ name: 'createGroup', args: { name, description, members } }];
  const ids = (some: readonly PlannedMember[]) => some.flatMap(({ personId }) => personId ?? []);
  const intents: Intent[] = [];
  if (removes.length > 0)
    intents.push({ name: 'removeMembers', args: { personIds: ids(removes) } });
  if (members.length > 0) intents.push({ name: 'addMembers', args: { members } });
  for (const isAdmin of [true, false]) {
    const personIds = ids(roles.filter((member) => member.isAdmin === isAdmin));
    if (personIds.length > 0) intents.push({ name: 'setAdmin', args: { personIds, isAdmin } });
  }
  return intents;
}

/** Which group is meant: one here, one that is made or left out (null), or a sentence why that cannot be told. */
function placeOf(
  key: string,
  group: FileGroup,
  { wish, capabilities }: PlanRequest,
  byName: ReadonlyMap<string, readonly GroupHere[]>,
  facts: ImportFacts,
): Pick<PlannedGroup, 'groupId' | 'name' | 'description' | 'isLeftOut'> | string | null {
  const description = capabilities.groupDescription ? group.description : null;
  if (wish.mapping.shape === 'oneGroup') {
    const { target } = wish;
    if (target === null) return null;
    if (target.kind === 'new') {
      return { groupId: null, name: target.name, description: null, isLeftOut: false };
    }
    const here = facts.group(target.groupId);
    if (here === null) throw new MusterError('notFound', 'This group is not here any more.');
    return { ...here, isLeftOut: false };
  }
  const [here, another] = byName.get(key) ?? [];
  if (another !== undefined) {
    return `There are several groups called “${group.name}” here, and nothing says which is meant.`;
  }
  if (here !== undefined) return { ...here, isLeftOut: false };
  return { groupId: null, name: group.name, description, isLeftOut: !wish.createGroups };
}

function planMembers(
  place: Pick<PlannedGroup, 'groupId' | 'name' | 'description' | 'isLeftOut'>,
  group: FileGroup & { doubts: readonly (readonly (readonly PersonId[])[])[] },
  people: readonly PlannedPerson[],
  { wish, capabilities, content }: PlanRequest,
  facts: ImportFacts,
): PlannedGroup {
  const { groupId, isLeftOut } = place;
  const members = groupId === null ? new Map<PersonId, GroupMember>() : facts.membersOf(groupId);
  const isMatch = wish.mode === 'match';
  const named = new Map<PersonId, PlannedMember & { isKnownRole: boolean }>();
  const made: PlannedMember[] = [];
  // As many lines share a list of namesakes, each is gone through once.
  const mayBeMeant = new Set(group.doubts.flat());
  // A line that names nobody who can be found may mean any of the members.
  let isHeld = group.doubts.some((found) => found.every((personIds) => personIds.length === 0));
  let undecided = group.doubts.length;
  for (const [person, role] of group.members) {
    const planned = people[person];
    const isAdmin = capabilities.groupAdmins && role === true;
    if (planned?.outcome === 'matched' && planned.personId !== null) {
      const { personId } = planned;
      const isKnownRole = capabilities.groupAdmins && role !== null;
      const before = named.get(personId);
      named.set(personId, {
        person,
        personId,
        isAdmin: isAdmin || before?.isAdmin === true,
        isKnownRole: isKnownRole || before?.isKnownRole === true,
      });
    } else if (planned?.outcome === 'new') made.push({ person, personId: null, isAdmin });
    else {
      undecided += 1;
      const mayBe = planned?.found?.personIds ?? [];
      mayBeMeant.add(mayBe);
      isHeld ||=
        planned?.outcome === 'unknown' && mayBe.length === 0 && content.badEmails.has(person);
    }
  }
  const result: PlannedGroup = {
    ...place,
    adds: isLeftOut ? [] : made,
    removes: [],
    roles: [],
    stays: [],
    undecided,
    refusal: null,
  };
  if (isLeftOut) return result;
  for (const [personId, { isKnownRole, ...member }] of named) {
    const current = members.get(personId);
    if (current === undefined) result.adds.push(member);
    else if (isMatch && isKnownRole && current.isAdmin !== member.isAdmin)
      result.roles.push(member);
    else result.stays.push({ ...member, isAdmin: current.isAdmin });
  }
  if (!isMatch) return result;
  const kept = new Set<PersonId>();
  for (const personIds of mayBeMeant) for (const personId of personIds) kept.add(personId);
  for (const [personId, { isAdmin }] of members) {
    if (named.has(personId)) continue;
    const member = { person: null, personId, isAdmin };
    if (isHeld || kept.has(personId)) result.stays.push(member);
    else result.removes.push(member);
  }
  return result;
}

/** Why the server is known to refuse it, by the same checks as when it is done; null: nothing known. */
function whyRefused(
  group: PlannedGroup,
  newIds: NewIds,
  { request, facts, names }: { request: PlanRequest; facts: ImportFacts; names: Set<string> },
): string | null {
  const { groupId, name, description } = group;
  if ((description?.length ?? 0) > limits.descriptionLength) {
    return `Its description is longer than ${limits.descriptionLength} characters.`;
  }
  const checks: PreflightFacts = {
    capabilities: request.capabilities,
    // How many groups there may be is asked of the whole plan.
    groupCount: 0,
    isNameTaken: (wanted) => names.has(facts.groupKey(wanted)),
    identity: facts.identity(),
    ties: groupId === null ? null : facts.tiesOf(groupId),
  };
  let state: GroupState | null =
    groupId === null ? null : { fields: { name, description }, members: facts.membersOf(groupId) };
  try {
    for (const intent of intentsOf(group, newIds)) {
      preflight(state, intent, checks);
      state = applyIntent(state, intent, instantOf(0));
    }
    return null;
  } catch (error) {
    if (error instanceof MusterError) return error.message;
    throw error;
  }
}
