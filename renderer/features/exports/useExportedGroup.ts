import { useGroups } from '../groups/useGroups.ts';
import { useLastGroupName } from '../groups/useLastGroupName.ts';
import type { SourceWish } from './sourceWish.ts';

/** What the group is called that an export is about; null where it is about none, or not known yet. */
export function useExportedGroup({ kind, groupId }: SourceWish): string | null {
  const wanted = kind === 'group' || kind === 'stays' ? groupId : null;
  const { items, isComplete } = useGroups('', 'name', wanted !== null);
  const group = items?.find(({ id }) => id === wanted);
  const goneName = useLastGroupName(group === undefined && isComplete ? wanted : null);
  return wanted === null ? null : (group?.name ?? goneName);
}
