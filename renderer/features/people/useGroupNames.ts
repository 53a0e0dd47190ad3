import { useCallback, useMemo } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { useGroups } from '../groups/useGroups.ts';
import type { NameOfGroup } from './filterWording.ts';

/** Every group by its id, and its name for a sentence; a filter may name a group that is gone. */
export function useGroupNames(): {
  groups: readonly GroupSummary[];
  byId: ReadonlyMap<GroupId, GroupSummary>;
  nameOf: NameOfGroup;
} {
  const { items, isComplete } = useGroups('');
  const groups = items ?? noGroups;
  const byId = useMemo(() => new Map(groups.map((group) => [group.id, group])), [groups]);
  const nameOf = useCallback(
    (groupId: GroupId) => byId.get(groupId)?.name ?? (isComplete ? 'a group that is gone' : '…'),
    [byId, isComplete],
  );
  return { groups, byId, nameOf };
}

const noGroups: readonly GroupSummary[] = [];
