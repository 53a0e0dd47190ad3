import { personIdSchema } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { NamedPerson } from '../repositories/personRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RemotePerson } from '../syncPorts.ts';

/** More people than this in one page came or went in bulk: an import, not news about each. */
const notedOneByOne = 50;

/**
 * Asked before people are written: who of them was not listed just before, and was not made here. Known from groups only,
 * or gone, is not listed.
 */
export function whoIsNew(rows: Rows, people: readonly RemotePerson[]): RemotePerson[] {
  return people.filter(({ memberKey, clientId }) => {
    const status = rows.people.byMemberKey(memberKey)?.status;
    if (status === 'active' || status === 'inactive') return false;
    const own = personIdSchema.safeParse(clientId);
    return !own.success || rows.people.rowOf(own.data) === null;
  });
}

/** Notes in activity who has come to the server's list of people, once they are written. */
export function noteAppeared(rows: Rows, people: readonly RemotePerson[], at: Instant): void {
  const named = people.flatMap(({ memberKey, name }) => {
    const uid = rows.people.idsOf(memberKey)?.uid;
    return uid === undefined ? [] : [{ uid, name }];
  });
  note(rows, 'personAppeared', named, at);
}

/** Notes in activity who is gone from it. */
export function noteGone(rows: Rows, people: readonly NamedPerson[], at: Instant): void {
  note(rows, 'personGone', people, at);
}

function note(
  rows: Rows,
  kind: 'personAppeared' | 'personGone',
  people: readonly NamedPerson[],
  at: Instant,
): void {
  const place = { kind, at, groupRow: null, groupName: null };
  if (people.length > notedOneByOne) {
    rows.activity.note({ ...place, detail: { people: people.length } });
    return;
  }
  for (const { uid, name } of people) {
    rows.activity.note({ ...place, detail: { people: 1, personId: uid, name } });
  }
}
