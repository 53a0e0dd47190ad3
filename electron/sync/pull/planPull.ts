import type { PullCursor, PullScope } from '../ports/store.ts';

/**
 * What a pull has to go through, in order. People come before groups, so that members have names when they are
 * shown. A pull that was cut off among the groups goes on there: its people were complete.
 */
export function planPull(cursors: Readonly<Record<PullScope, PullCursor>>): readonly PullScope[] {
  const { people, groups } = cursors;
  const wasAmongGroups =
    (groups.cursor !== null || groups.isComplete) && people.cursor === null && !people.isComplete;
  return wasAmongGroups ? ['groups'] : ['people', 'groups'];
}
