import type { WorkspaceId } from '#shared/domain/ids.ts';
import { call } from '../../ipc/call.ts';
import { showFailure } from '../../ui/toasts.tsx';

/** Opens another workspace; the screen follows by `workspace.changed`. */
export async function openWorkspace(workspaceId: WorkspaceId): Promise<void> {
  const result = await call('workspace.open', { workspaceId });
  if (!result.ok) showFailure('The workspace was not opened', result.error);
}
