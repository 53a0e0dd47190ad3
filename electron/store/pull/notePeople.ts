import type { Instant } from '#shared/domain/time.ts';
import type { NamedPerson } from '../repositories/personRows.ts';
import type { Rows } from '../repositories/rows.ts';

/** More people than this in one page came or went in bulk: an import, not news about each. */
const notedOneByOne = 50;

/** Notes in activity who has come to the server's list of people, or is gone from it. */
export function notePeople(
  rows: Rows,
  kind: 'personAppeared' | 'personGone',
  people: readonly NamedPerson[],
  at: Instant,
): void {
  const place = { kind, at, groupRow: null, groupName: null };
  if (people.length > notedOneByOne) {
    rows.activity.note({ ...place, detail: { count: people.length } });
    return;
  }
  for (const { uid, name } of people) {
    rows.activity.note({ ...place, detail: { count: 1, personId: uid, name } });
  }
}
