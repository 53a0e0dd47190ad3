import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { formatCount } from '../../ui/counts.ts';

/** Why no more groups can be made, as far as is known here; null where one can. */
export function useCreateRefusal(): string | null {
  const capabilities = useOpenWorkspace()?.capabilities;
  const { data } = useAsk('groups.list', { limit: 1 });
  const limit = capabilities?.maxGroups ?? null;
  if (capabilities === undefined || limit === null || data === undefined) return null;
  if (data.total < limit) return null;
  return `${capabilities.providerLabel} allows ${formatCount(limit)} groups, and there are ${formatCount(data.total)}.`;
}
