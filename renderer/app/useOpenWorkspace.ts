import type { Workspace } from '#shared/domain/workspace.ts';
import { useAsk } from '../ipc/useAsk.ts';

/** The workspace whose data is on the screen; null while none is open. */
export function useOpenWorkspace(): Workspace | null {
  const { data } = useAsk('workspace.list', {});
  return data?.workspaces.find(({ id }) => id === data.openId) ?? null;
}
