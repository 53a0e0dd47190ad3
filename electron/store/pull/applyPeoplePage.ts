import type { PersonId } from '#shared/domain/ids.ts';
import type { Touched } from '../database/storeDatabase.ts';
import type { NamedPerson, PersonFields, PersonRow } from '../repositories/personRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema.ts';
import type { PageOutcome, RemotePerson, SyncStore } from '../syncPorts.ts';
import { keepUnreadable } from './keepUnreadable.ts';
import { notePeople } from './notePeople.ts';
import { runOfPage } from './pullCursor.ts';

type PeoplePage = Parameters<SyncStore['applyPeoplePage']>[0];

/** One page of people, dropped whole when the cursor has moved meanwhile. */
export function applyPeoplePage(rows: Rows, page: PeoplePage, touched: Touched): PageOutcome {
  const cursor = runOfPage(rows, 'people', page.expectedCursor);
  if (cursor === null) return 'stale';
  const appeared: NamedPerson[] = [];
  for (const person of page.people) {
    const { id, uid, hasAppeared } = upsertPerson(rows, person, touched);
    rows.people.markSeen(id, cursor.run);
    if (hasAppeared) appeared.push({ uid, name: person.name });
  }
  // Whoever the first pull brings is not news.
  if (cursor.lastSuccessAt !== null) notePeople(rows, 'personAppeared', appeared, page.at);
  for (const { kind, remoteId } of page.unreadable) {
    // Listed, only not understood: nobody is gone for that.
    const known = kind === 'person' && remoteId !== null ? rows.people.byMemberKey(remoteId) : null;
    if (known !== null) rows.people.markSeen(known.id, cursor.run);
  }
  keepUnreadable(rows, page.unreadable, page.at, touched);
  rows.cursors.advance('people', page.nextCursor, cursor.hasUnread);
  return 'applied';
}

/** Writes somebody as the server lists them. `hasAppeared`: nobody was listed under that key just before. */
export function upsertPerson(
  rows: Rows,
  person: RemotePerson,
  touched: Touched,
): { id: RowId; uid: PersonId; hasAppeared: boolean } {
  const fields: PersonFields = {
    name: person.name,
    email: person.email,
    phone: person.phone,
    status: person.status,
    attributes: JSON.stringify(person.attributes),
  };
  const known = rows.people.byMemberKey(person.memberKey);
  if (known === null) {
    touched.people();
    return { ...rows.people.insert(person.memberKey, fields), hasAppeared: true };
  }
  if (!isSame(known, fields)) {
    touched.people();
    rows.people.update(known.id, fields);
  }
  const { id, uid, status } = known;
  return { id, uid, hasAppeared: status === 'gone' || status === 'unknown' };
}

function isSame(row: PersonRow, fields: PersonFields): boolean {
  return (
    row.name === fields.name &&
    row.email === fields.email &&
    row.phone === fields.phone &&
    row.status === fields.status &&
    row.attributes === fields.attributes
  );
}
