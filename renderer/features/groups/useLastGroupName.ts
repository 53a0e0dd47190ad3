import type { GroupId } from '#shared/domain/ids.ts';
import { useAsk } from '../../ipc/useAsk.ts';

/** What a group was called when something last happened to it; null while that is not known. */
export function useLastGroupName(groupId: GroupId | null): string | null {
  const { data } = useAsk(
    'activity.list',
    { groupId, limit: 20, cursor: null },
    { enabled: groupId !== null },
  );
  return data?.items.find(({ groupName }) => groupName !== null)?.groupName ?? null;
}
