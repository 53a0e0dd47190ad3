import type { PersonId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { keepPerson } from '../pull/keepPerson.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RemotePerson } from '../syncPorts.ts';

/** The server's answer to the making of a person, kept as its copy of them. */
export function personMade(
  rows: Rows,
  personId: PersonId,
  made: RemotePerson,
  at: Instant,
  touched: Touched,
): void {
  // Whatever the server keeps of our id, this answers our own request.
  const row = keepPerson(rows, { ...made, clientId: personId }, at, touched);
  // A pull that is under way may be past their place in the list.
  rows.people.markSeen(row, rows.cursors.read('people')?.run ?? 0);
}
