import type { PersonId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { released } from '../edits/heldRows.ts';
import { loadLane } from '../lanes/storedLane.ts';
import { writeLane } from '../lanes/writeLane.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';

/**
 * Somebody made here is on the server under this key: it is kept, they are not to be made any more (P2), and edits that
 * were parked only for want of the key are queued again. Somebody whom a pull has met under the key meanwhile was the same
 * person all along (P4).
 */
export function recognisePerson(
  rows: Rows,
  { id, uid }: { id: RowId; uid: PersonId },
  memberKey: string,
  at: Instant,
  touched: Touched,
): void {
  const twin = rows.people.idsOf(memberKey);
  const hadTwin = twin !== null && twin.id !== id;
  if (hadTwin) {
    const groups = rows.identities.merge(twin, { id, uid });
    rows.people.remove(twin.id);
    for (const group of groups) touched.group(group.uid);
  }
  rows.people.setMemberKey(id, memberKey);
  const making = rows.newPeople.ofPerson(uid);
  if (making !== null) {
    rows.newPeople.remove(id);
    rows.activity.finish(making.commandUid, 'sent', at);
  }
  foldLanesOf(rows, uid, { hadTwin, at }, touched);
  touched.people();
  touched.changes();
}

/**
 * The lanes that name the person, with what waited for nothing but the key back in the queue. A lane that neither waited
 * for it nor had to do with a twin is as it was: of thousands made one after the other, each would fold it again.
 */
function foldLanesOf(
  rows: Rows,
  personId: PersonId,
  { hadTwin, at }: { hadTwin: boolean; at: Instant },
  touched: Touched,
): void {
  const naming = hadTwin ? rows.naming.of(personId) : rows.naming.keyless(personId);
  for (const groupRow of new Set(naming.map((row) => row.groupRow))) {
    const group = rows.groups.byId(groupRow);
    if (group === null) continue;
    const lane = loadLane(rows, group);
    const held = new Set(rows.conflicts.openOf(groupRow).flatMap(({ commands }) => commands));
    const entries = lane.entries.map((entry) => {
      const isKeyless = entry.state === 'parked' && entry.lastFailure?.kind === 'noMemberKey';
      if (!isKeyless || held.has(entry.command.id)) return entry;
      const next = released(lane, entry, []);
      rows.outbox.update(next);
      return next;
    });
    writeLane(rows, lane, { copy: lane.copy, entries, at }, touched);
    touched.group(group.uid);
  }
}
