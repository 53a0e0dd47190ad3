import type { PersonId } from '#shared/domain/ids.ts';
import type { ImportFacts } from '#shared/domain/importFacts.ts';
import type { ImportGroup, ImportPerson } from '#shared/domain/importing.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import { turnName } from '../pasting/names.ts';
import type { PlannedGroup, PlannedMember } from './planning/planGroups.ts';
import type { PlannedImport } from './planning/planImport.ts';

/** Of the lines that name somebody, those that are shown; and of those whom they may be. */
const mostLines = 5;
const mostCandidates = 5;

type MemberLine = Value<'imports.members'>['items'][number];

/** A page of a list; the cursor counts. Throws MusterError `invalidRequest` for any other cursor. */
export function pageOf<Item, Shown>(
  all: readonly Item[],
  { limit, cursor }: { limit: number; cursor: string | null },
  show: (item: Item, index: number) => Shown,
): Page<Shown> {
  if (cursor !== null && !/^\d{1,9}$/.test(cursor)) {
    throw new MusterError('invalidRequest', 'This place in the list is not known. Start again.');
  }
  const start = Number(cursor ?? 0);
  const items = all.slice(start, start + limit).map((item, index) => show(item, start + index));
  const next = start + items.length;
  const isMore = items.length > 0 && next < all.length;
  return { items, nextCursor: isMore ? String(next) : null, total: all.length };
}

export function describeGroup(group: PlannedGroup, index: number): ImportGroup {
  const { groupId, name, isLeftOut, adds, removes, roles, stays, undecided, refusal } = group;
  return {
    group: index,
    groupId,
    name,
    isLeftOut,
    adds: adds.length,
    addsNew: adds.filter(({ personId }) => personId === null).length,
    removes: removes.length,
    roles: roles.length,
    stays: stays.length,
    undecided,
    refusal,
  };
}

/** By name; who is not here any more is left out. */
export function listMembers(
  members: readonly PlannedMember[],
  { people }: PlannedImport,
  here: ImportFacts,
): MemberLine[] {
  const known = here.describe(members.flatMap(({ personId }) => personId ?? []));
  const lines = members.flatMap(({ person, personId, isAdmin }): MemberLine[] => {
    const who = personId === null ? people[person ?? -1] : known.get(personId);
    if (who === undefined) return [];
    const name = personId === null ? turnName(who.name ?? '') : (who.name ?? '');
    return [{ personId, name, email: who.email, isAdmin }];
  });
  const order = new Map(lines.map((line) => [line, here.orderKey(line.name)]));
  const orderOf = (line: MemberLine) => order.get(line) ?? '';
  return lines.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

/** Some of the file's people, with whom they may be here. */
export function describePeople(
  numbers: readonly number[],
  { people, groups, wish }: PlannedImport,
  here: ImportFacts,
): ImportPerson[] {
  const planned = numbers.flatMap((number) => {
    const person = people[number];
    return person === undefined
      ? []
      : [{ number, person, personIds: person.found?.personIds ?? [] }];
  });
  if (planned.some(({ personIds }) => personIds.length > mostCandidates)) {
    const stays = groups.flatMap((group) => group.stays.flatMap(({ personId }) => personId ?? []));
    const staying = new Set(stays);
    for (const one of planned) one.personIds = membersFirst(one.personIds, staying);
  }
  const known = here.describe(
    planned.flatMap(({ personIds, person: { personId } }) => [
      ...personIds,
      ...(personId === null ? [] : [personId]),
    ]),
  );
  const { target } = wish;
  const isInGroup = wish.mapping.shape === 'oneGroup' && target?.kind === 'group';
  const members = isInGroup ? here.membersOf(target.groupId) : new Map<PersonId, unknown>();
  return planned.map(({ number, person, personIds }): ImportPerson => {
    const { lines, name, email, phone, outcome, found, choice } = person;
    const candidates = personIds.flatMap((id) => {
      const candidate = known.get(id);
      if (candidate === undefined || found === null) return [];
      return [{ ...candidate, isMember: members.has(id), foundBy: found.by }];
    });
    return {
      person: number,
      lines: lines.slice(0, mostLines),
      name,
      email,
      phone,
      outcome,
      candidates,
      choice,
    };
  });
}

/** Of too many, those who are in the file's groups and may be meant to stay; the others in their order. */
function membersFirst(
  personIds: readonly PersonId[],
  members: ReadonlySet<PersonId>,
): readonly PersonId[] {
  if (personIds.length <= mostCandidates) return personIds;
  const first = personIds.filter((id) => members.has(id));
  const others = personIds.filter((id) => !members.has(id));
  return [...first, ...others].slice(0, mostCandidates);
}
