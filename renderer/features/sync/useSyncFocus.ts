import { useEffect } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { call } from '../../ipc/call.ts';

/** Who runs through the list with the arrows is not looking at every group. */
const settledAfterMs = 200;

/**
 * Tells the host which group is looked at (null: none), so that it is refreshed first: when it is opened, when the
 * window comes back to the front, and when it is left. It answers for itself: a failure concerns nobody here.
 */
export function useSyncFocus(groupId: GroupId | null): void {
  useEffect(() => {
    const tell = () => void call('sync.focus', { groupId });
    const onVisible = () => {
      if (document.visibilityState === 'visible') tell();
    };
    const timer = setTimeout(tell, settledAfterMs);
    window.addEventListener('focus', tell);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', tell);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [groupId]);
  useEffect(() => () => void call('sync.focus', { groupId: null }), []);
}
