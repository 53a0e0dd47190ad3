import type { RemoteResult } from '#electron/sync/ports/remote.ts';
import { failed } from '../answerBody.ts';
import { unreadable } from '../errors.ts';
import type { HttpClient } from '../http.ts';
import { readItems } from '../readItems.ts';
import { membersDevAssumptions } from './assumptions.ts';
import { membersDevStaySchema } from './groups.ts';
import { membershipIdIn, readGroup, withHistory } from './readGroup.ts';
import { updateGroup } from './updateGroup.ts';

/** Lists sent for one change: more people who come in at the very moment, one after the other, are no chance. */
const sendsAtMost = 3;

export interface MemberChange {
  added: ReadonlySet<string>;
  removed: ReadonlySet<string>;
}

/**
 * Changes who is in a group where an update carries the whole list: the group is read right before, never taken from
 * our copy, so that nobody else's addition is undone, and nothing is sent where nothing changes. Whoever came in
 * between that read and our list was taken out by it; the history in the answer names them, and they are put back.
 */
export async function changeMembers(
  client: HttpClient,
  remoteId: string,
  { added, removed }: MemberChange,
  signal: AbortSignal,
): Promise<RemoteResult<null>> {
  const read = await readGroup(client, remoteId, signal);
  if (!read.ok) return read;
  const { members, hasUnreadableMembers } = read.value.group;
  const present = new Set(members.map(({ memberKey }) => memberKey));
  let wanted = present.union(added).difference(removed);
  if (wanted.symmetricDifference(present).size === 0) return { ok: true, value: null };
  // Whoever cannot be named would be taken out of the group.
  if (hasUnreadableMembers) return failed(unreadable(200));

  let known = read.value.membershipIds;
  for (let sends = 0; sends < sendsAtMost; sends += 1) {
    const json = { [membersDevAssumptions.memberListField]: [...wanted] };
    const updated = await updateGroup(client, remoteId, json, signal, withHistory);
    if (!updated.ok) return updated;
    const { rawHistory } = updated.value;
    const undone = takenOut(rawHistory, known).difference(removed);
    if (undone.size === 0) break;
    wanted = wanted.union(undone);
    known = known.union(new Set(rawHistory.flatMap(membershipIdIn)));
  }
  return { ok: true, value: null };
}

/** Who had a membership that began after we had read the group, and that is over already. */
function takenOut(rawHistory: readonly unknown[], known: ReadonlySet<string>): ReadonlySet<string> {
  const begunSince = rawHistory.filter((raw) => membershipIdIn(raw).some((id) => !known.has(id)));
  const { items } = readItems('membership', 'user_id', begunSince, membersDevStaySchema);
  return new Set(items.flatMap((stay) => stay?.memberKey ?? []));
}
