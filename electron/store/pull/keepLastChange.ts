import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import type { GroupRow } from '../repositories/groupRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RemoteGroup } from '../syncPorts.ts';

/**
 * Keeps the last of the dates that the server tells of a group and its people as the time of its last change; what it
 * does not date is noted when it is noticed (`noteRemoteChange.ts`). A date that lies ahead of the reading is not believed:
 * it would keep the group above all others.
 */
export function keepLastChange(
  rows: Rows,
  group: GroupRow,
  { remote, lastLeft, at }: { remote: RemoteGroup; lastLeft: Instant | null; at: Instant },
  touched: Touched,
): void {
  let last: Instant | null = group.changedAt;
  const consider = (date: Instant | null) => {
    if (date !== null && date <= at && (last === null || date > last)) last = date;
  };
  consider(remote.createdAt);
  consider(remote.updatedAt);
  consider(lastLeft);
  for (const { joinedAt } of remote.members) consider(joinedAt);
  if (last === null || last === group.changedAt) return;
  rows.groups.setChanged(group.id, last);
  touched.group(group.uid);
}
