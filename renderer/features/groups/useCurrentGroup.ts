import { useEffect } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { useView, view } from '../../app/viewStore.ts';
import { useSortedGroups } from './useSortedGroups.ts';

export type CurrentGroup =
  | { kind: 'loading' }
  /** The list could not be read; it says so itself. */
  | { kind: 'unknown' }
  | { kind: 'none' }
  /** It was open, and is no longer there. */
  | { kind: 'gone'; groupId: GroupId }
  | { kind: 'open'; group: GroupSummary };

/** The group whose roster is shown: the chosen one, or the first before any was chosen. */
export function useCurrentGroup(): CurrentGroup {
  const groupId = useView((state) => state.groupId);
  const { items, isComplete, failure } = useSortedGroups('');
  const first = items?.[0];
  // From now on it is the chosen one: renamed, it may not be the first any more, and must stay open.
  useEffect(() => {
    if (groupId === null && first !== undefined) view.openGroup(first.id);
  }, [groupId, first]);
  if (items === null) return { kind: failure === null ? 'loading' : 'unknown' };
  if (groupId === null) {
    return first === undefined ? { kind: 'none' } : { kind: 'open', group: first };
  }
  const group = items.find(({ id }) => id === groupId);
  if (group !== undefined) return { kind: 'open', group };
  return isComplete ? { kind: 'gone', groupId } : { kind: 'loading' };
}
