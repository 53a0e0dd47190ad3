import type { QueryClient } from '@tanstack/react-query';
import type { DeskCommand } from '#shared/domain/deskCommand.ts';
import type { WorkspaceId } from '#shared/domain/ids.ts';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import type { MusterBridge } from '#shared/ipc/bridge.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { events, type MusterEvent } from '#shared/ipc/events.ts';
import { ChangeGate } from './changeGate.ts';
import { finishJob, progressJob } from './jobs.ts';
import { queryKey } from './queryKeys.ts';
import { isStale } from './staleQueries.ts';

/** Methods that are about this computer, not about the open workspace. */
const aboveWorkspaces: ReadonlySet<unknown> = new Set([
  'app.info',
  'settings.get',
  'workspace.list',
]);

/**
 * Keeps the query cache true to what the host tells: asks again, or puts in what came with the event; passes on what
 * the native menu asks for. The returned function stops that.
 */
export function connectEvents(
  bridge: MusterBridge,
  queries: QueryClient,
  onWorkspaceChange: (openId: WorkspaceId | null) => void,
  onCommand: (command: DeskCommand) => void,
): () => void {
  let openId: WorkspaceId | null | undefined;
  const gate = new ChangeGate((change) => {
    void queries.invalidateQueries({ predicate: (query) => isStale(query.queryKey, change) });
  });

  const apply = (event: MusterEvent): void => {
    switch (event.event) {
      case 'store.changed':
        gate.push(event.payload);
        return;
      case 'sync.status':
        if (hasEndedSomething(queries, event.payload)) {
          void queries.invalidateQueries({ queryKey: ['sync.log'] });
        }
        queries.setQueryData(queryKey('sync.status', {}), event.payload);
        return;
      case 'settings.changed':
        queries.setQueryData(queryKey('settings.get', {}), event.payload);
        return;
      case 'layout.changed':
        queries.setQueryData(queryKey('layout.get', {}), event.payload);
        return;
      case 'workspace.changed':
        void queries.invalidateQueries({ queryKey: ['workspace.list'] });
        if (openId === undefined) openId = cachedOpenId(queries);
        if (event.payload.openId === openId) return;
        openId = event.payload.openId;
        onWorkspaceChange(openId);
        void forgetWorkspaceData(queries);
        return;
      case 'desk.command':
        onCommand(event.payload.command);
        return;
      case 'job.progress':
        progressJob(queries, event.payload);
        return;
      case 'job.finished':
        finishJob(queries, event.payload);
    }
  };

  return bridge.onEvent((event) => {
    // An event this window does not understand is dropped: the host is newer, or the message is not ours.
    const schema = Object.hasOwn(events, event.event) ? events[event.event] : undefined;
    if (schema?.safeParse(event.payload).success === true) apply(event);
  });
}

/**
 * Asks for everything of the open workspace anew. Rows of another workspace, or of another data file, must not be
 * seen for a moment, so they are dropped, not refreshed.
 */
export function forgetWorkspaceData(queries: QueryClient): Promise<void> {
  return queries.resetQueries({ predicate: ({ queryKey: [method] }) => isOfWorkspace(method) });
}

/** A pull or a push is over when the status becomes another one; its steps need not be asked about. */
function hasEndedSomething(queries: QueryClient, status: SyncStatus): boolean {
  const before = queries.getQueryData<SyncStatus>(queryKey('sync.status', {}));
  return before?.phase !== status.phase || before.lastSuccessAt !== status.lastSuccessAt;
}

function cachedOpenId(queries: QueryClient): WorkspaceId | null | undefined {
  return queries.getQueryData<Value<'workspace.list'>>(queryKey('workspace.list', {}))?.openId;
}

function isOfWorkspace(method: unknown): boolean {
  return method !== 'job' && !aboveWorkspaces.has(method);
}
