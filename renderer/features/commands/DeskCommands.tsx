import { type ReactNode, useEffect } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { useView } from '../../app/viewStore.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { followRecents } from './recents.ts';
import { useShortcuts } from './useShortcuts.ts';

/** What commands need while a workspace is open. Shows nothing. */
export function DeskCommands(): ReactNode {
  useShortcuts();
  useEffect(followRecents, []);
  const groupId = useView((state) => state.groupId);
  return groupId === null ? null : <OpenGroupFact groupId={groupId} />;
}

/** Keeps what is known of the open group in the cache and fresh, where a key press reads it. */
function OpenGroupFact({ groupId }: { groupId: GroupId }): ReactNode {
  useAsk('groups.get', { groupId });
  return null;
}
