import type { QueryClient } from '@tanstack/react-query';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { MethodName, ParamsInput, Value } from '#shared/ipc/contract.ts';
import type { Settings } from '#shared/ipc/methods/app.ts';
import { defaultSettings } from '../../app/useSettings.ts';
import { useView } from '../../app/viewStore.ts';
import { queryKey } from '../../ipc/queryKeys.ts';

/** What decides whether a command can be done now. */
export interface DeskFacts {
  workspace: Workspace | null;
  /** The group whose roster is on the screen. */
  group: GroupSummary | null;
  /** How many people are chosen on the list on the screen: that roster, or everybody. */
  chosen: number;
  /** The roster on the screen is one of the past. */
  isPast: boolean;
  /** Its history is on the screen instead. */
  isHistory: boolean;
  /** The table of everybody is on the screen. */
  isPeople: boolean;
  status: SyncStatus | null;
  settings: Settings;
  canUndo: boolean;
  canRedo: boolean;
}

/** Read off the view and the cache, at once: a key press waits for nothing. */
export function readDeskFacts(queries: QueryClient): DeskFacts {
  const { screen, groupId, groupView, asOf, selection, peopleSelection, edits } =
    useView.getState();
  const list = cached(queries, 'workspace.list', {});
  const group =
    screen === 'groups' && groupId !== null ? cached(queries, 'groups.get', { groupId }) : null;
  return {
    workspace: list?.workspaces.find(({ id }) => id === list.openId) ?? null,
    group,
    chosen:
      screen === 'people'
        ? peopleSelection.ids.size
        : group === null || groupView === 'history'
          ? 0
          : selection.ids.size,
    isPast: asOf !== null,
    isHistory: groupView === 'history',
    isPeople: screen === 'people',
    status: cached(queries, 'sync.status', {}),
    settings: cached(queries, 'settings.get', {}) ?? defaultSettings,
    canUndo: edits.done.length > 0,
    canRedo: edits.undone.length > 0,
  };
}

/** The last answer; null when there is none, or when asking again failed. */
function cached<Name extends MethodName>(
  queries: QueryClient,
  method: Name,
  params: ParamsInput<Name>,
): Value<Name> | null {
  const state = queries.getQueryState<Value<Name>>(queryKey(method, params));
  return state?.status === 'success' ? (state.data ?? null) : null;
}
