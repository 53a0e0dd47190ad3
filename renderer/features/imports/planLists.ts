import type {
  ImportGroup,
  ImportId,
  ImportPerson,
  UnusableLine,
} from '#shared/domain/importing.ts';
import type { MethodName, Params, Value } from '#shared/ipc/contract.ts';
import { ask } from '../../ipc/ask.ts';
import { pagesKey } from '../../ipc/queryKeys.ts';
import { type AllPages, useAllPages } from '../../ipc/useAllPages.ts';

export type PlanMember = Value<'imports.members'>['items'][number];
export type MembersPart = Params<'imports.members'>['part'];

const lists: ReadonlySet<unknown> = new Set<MethodName>([
  'imports.groups',
  'imports.members',
  'imports.people',
  'imports.unusable',
]);

/** Whether a query is a list of the last plan. They have no plan in their keys: their rows stay while another is made. */
export function isPlanList([method]: readonly unknown[]): boolean {
  return lists.has(method);
}

export function usePlanGroups(importId: ImportId): AllPages<ImportGroup> {
  return useAllPages({
    queryKey: pagesKey('imports.groups', { importId }),
    fetchPage: (page) => ask('imports.groups', { importId, ...page }),
    keyOf: groupKey,
  });
}

/** What a group is known by from plan to plan: its number is the plan's own. */
export function groupKey({ groupId, name }: ImportGroup): string {
  return groupId ?? `new ${name}`;
}

export function usePlanPeople(
  importId: ImportId,
  outcome: ImportPerson['outcome'],
  enabled = true,
): AllPages<ImportPerson> {
  return useAllPages({
    queryKey: pagesKey('imports.people', { importId, outcome }),
    enabled,
    fetchPage: (page) => ask('imports.people', { importId, outcome, ...page }),
    keyOf: ({ person }) => String(person),
  });
}

/** People of one part of a group's change. Somebody new has no id: the place tells them apart. */
export function usePlanMembers(
  importId: ImportId,
  group: ImportGroup,
  part: MembersPart,
): AllPages<PlanMember> {
  const params = { importId, group: group.group, part };
  return useAllPages({
    queryKey: [...pagesKey('imports.members', params), groupKey(group)],
    fetchPage: (page) => ask('imports.members', { ...params, ...page }),
    keyOf: memberKey,
  });
}

export function memberKey({ personId, name, email }: PlanMember): string {
  return personId ?? `new ${name} ${email ?? ''}`;
}

export function useUnusable(importId: ImportId): AllPages<UnusableLine> {
  return useAllPages({
    queryKey: pagesKey('imports.unusable', { importId }),
    fetchPage: (page) => ask('imports.unusable', { importId, ...page }),
    keyOf: ({ line, reason }) => `${line} ${reason}`,
  });
}
