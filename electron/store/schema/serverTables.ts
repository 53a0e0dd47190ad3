import type { Generated } from 'kysely';
import type { SyncMark } from '#shared/domain/group.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { PersonStatus } from '#shared/domain/person.ts';
import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import type { UnreadableItem } from '../syncPorts.ts';
import type { DatesFrom, Flag, RowId, Standing } from './columns.ts';

/*
 * Rebuildable from the server: people (SYNC.md's `person`; nobody edits people here, so a person's row is its own base
 * and there is no `base_person`), groups and the open intervals of membership (SYNC.md's `group` and `membership`, the
 * view), the copies and what the pulls keep. Of `membership` every date that is not the server's is the user's only copy.
 */

export interface PersonTable {
  id: Generated<RowId>;
  uid: PersonId;
  member_key: string | null;
  name: string;
  email: string | null;
  phone: string | null;
  /** JSON array: further addresses the server holds. */
  other_emails: Generated<string>;
  status: PersonStatus;
  /** JSON object of texts. */
  attributes: string;
  /** Folded name, e-mail, phone and other e-mails, one per line; sorting by it sorts by name (`text/personText.ts`). */
  search_text: string;
}

/** The pull that last saw a person. Beside `person`, so that a pull that brings nothing new writes narrow rows. */
export interface PersonSeenTable {
  person_id: RowId;
  run: number;
}

/** FTS5, trigrams over `person.search_text`; triggers keep it. */
export interface PersonSearchTable {
  rowid: RowId;
  search_text: string;
}

/** SYNC.md's `group`, which is a keyword. Rows are never deleted: history and activity point at them. */
export interface RosterGroupTable {
  id: Generated<RowId>;
  uid: GroupId;
  remote_id: string | null;
  /** 0: deleted, or not there yet; then name and description are the last ones. */
  is_present: Flag;
  name: string;
  description: string | null;
  /** The folded name, for order and search. */
  name_key: string;
  created_at: number | null;
  updated_at: number | null;
  /** Open intervals, counted at every write. */
  member_count: number;
  sync_mark: SyncMark;
  /** The groups pull that last saw it on the server. */
  seen_run: number;
  /** The member key of whoever made it; '' where the server names nobody, null where it was never asked. */
  created_by: string | null;
  /** When it or its people last changed, here or there, as far as known; a trigger takes it from `activity`. */
  changed_at: number | null;
  /** Since when comings and goings are noticed here: when it was first read, or made here. */
  first_seen_at: number;
}

/** One interval per stay. At most one `open` and one `removed` per person and group; unique indexes see to it. */
export interface MembershipTable {
  id: Generated<RowId>;
  group_id: RowId;
  person_id: RowId;
  standing: Standing;
  is_admin: Flag;
  joined_at: number | null;
  /** Whose date `joined_at` is. `edit`: an unsent add; the server has no such membership yet. */
  dates_from: DatesFrom;
  left_at: number | null;
  left_from: DatesFrom | null;
  sync_mark: SyncMark;
}

/** The server's copy of a group, while the group has unsent edits; elsewhere the view is the copy. */
export interface BaseGroupTable {
  group_id: RowId;
  name: string;
  description: string | null;
}

export interface BaseMembershipTable {
  group_id: RowId;
  person_id: RowId;
  is_admin: Flag;
  joined_at: number | null;
  dates_from: DatesFrom;
}

export interface QuarantineTable {
  /** SHA-256 of kind, remote id and text: the same item twice is one row. */
  fingerprint: string;
  kind: UnreadableItem['kind'];
  remote_id: string | null;
  raw: string;
  reason: string;
  first_seen_at: number;
  last_seen_at: number;
  /** The pull that last met it; what a later full pull does not meet again has been mended. */
  run: number;
}

export interface SyncCursorTable {
  scope: 'people' | 'groups';
  run: number;
  cursor: string | null;
  is_complete: Flag;
  /** 1: the last page is here, though the run is not closed yet. */
  has_all_pages: Flag;
  /** 1: something of this run could not be read, so nothing leaves quarantine at its end. */
  has_unread: Flag;
  last_success_at: number | null;
}

/** One row at most. Rebuildable: without it the next pull is a full one, and a new cursor is asked for. */
export interface ChangeFeedTable {
  id: 1;
  /** Where to go on reading the feed; null: nowhere. */
  cursor: string | null;
  moved_at: number | null;
  /** Where the feed stood when the full pull under way began: the cursor once that pull has ended well. */
  next_cursor: string | null;
  next_at: number | null;
  /** When the feed was last read to its end since the last full pull. */
  read_at: number | null;
}

/** Groups to be read again whatever the feed says, known here or not. Rebuildable: a full pull reads every group. */
export interface RereadGroupTable {
  remote_id: string;
}

export interface CycleTable {
  id: Generated<RowId>;
  started_at: number;
  duration_ms: number;
  kind: CycleRecord['kind'];
  outcome: string;
  requests: number;
  bytes_sent: number;
  bytes_received: number;
  people: number;
  groups: number;
  memberships: number;
  edits_sent: number;
  is_incremental: Flag;
}

/** At most one row: the person the credentials speak for. */
export interface IdentityTable {
  id: number;
  member_key: string;
  /** JSON array of permissions. */
  permissions: string;
}
