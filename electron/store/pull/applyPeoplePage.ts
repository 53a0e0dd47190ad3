import type { Touched } from '../database/storeDatabase.ts';
import type { PersonFields, PersonRow } from '../repositories/personRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { PageOutcome, RemotePerson, SyncStore } from '../syncPorts.ts';
import { keepUnreadable } from './keepUnreadable.ts';
import { noteAppeared, whoIsNew } from './notePeople.ts';
import { runOfPage } from './pullCursor.ts';

type PeoplePage = Parameters<SyncStore['applyPeoplePage']>[0];

/** One page of people, dropped whole when the cursor has moved meanwhile. */
export function applyPeoplePage(rows: Rows, page: PeoplePage, touched: Touched): PageOutcome {
  const cursor = runOfPage(rows, 'people', page.expectedCursor);
  if (cursor === null) return 'stale';
  // Whoever the first pull brings is not news.
  const newcomers = cursor.lastSuccessAt === null ? [] : whoIsNew(rows, page.people);
  for (const person of page.people) {
    const id = upsertPerson(rows, person, touched);
    rows.people.markSeen(id, cursor.run);
  }
  noteAppeared(rows, newcomers, page.at);
  for (const { kind, remoteId } of page.unreadable) {
    // Listed, only not understood: nobody is gone for that.
    const known = kind === 'person' && remoteId !== null ? rows.people.byMemberKey(remoteId) : null;
    if (known !== null) rows.people.markSeen(known.id, cursor.run);
  }
  keepUnreadable(rows, page.unreadable, page.at, touched);
  rows.cursors.advance('people', page.nextCursor, cursor.hasUnread);
  return 'applied';
}

/** Writes somebody as the server lists them, and returns their row. */
export function upsertPerson(rows: Rows, person: RemotePerson, touched: Touched): number {
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
    return rows.people.insert(person.memberKey, fields).id;
  }
  if (!isSame(known, fields)) {
    touched.people();
    rows.people.update(known.id, fields);
  }
  return known.id;
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
