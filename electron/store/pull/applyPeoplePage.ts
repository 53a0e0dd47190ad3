import type { Touched } from '../database/storeDatabase.ts';
import type { Rows } from '../repositories/rows.ts';
import type { PageOutcome, SyncStore } from '../syncPorts.ts';
import { keepPerson } from './keepPerson.ts';
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
    const id = keepPerson(rows, person, page.at, touched);
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
