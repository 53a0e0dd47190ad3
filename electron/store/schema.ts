import type { Generated } from 'kysely';
import type { CommandName } from '#shared/commands/command.ts';
import type { OutboxState } from '#shared/domain/change.ts';
import type { ConflictKind } from '#shared/domain/conflict.ts';
import type { SyncMark } from '#shared/domain/group.ts';
import type { CommandId, ConflictId, EditId, GroupId, PersonId } from '#shared/domain/ids.ts';
import type { SavedFilterId } from '#shared/domain/peopleFilter.ts';
import type { PersonStatus } from '#shared/domain/person.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import type { NewPersonState, UnreadableItem } from './syncPorts.ts';

/*
 * What is in the file, and what could be fetched again.
 *
 * Rebuildable from the server: person, person_seen, person_search (SYNC.md's `person`; nobody edits people
 * here, so a person's row is its own base and there is no `base_person`), roster_group and the open
 * intervals of membership (SYNC.md's `group` and `membership`, the view), base_group, base_membership,
 * quarantine, sync_cursor, change_feed, reread_group, cycle, identity.
 *
 * The user's only copy: outbox, new_person, conflict, edit, activity, flag, saved_filter, and in membership every date that is not
 * the server's: the past intervals of a provider that keeps no history.
 *
 * Instants are Unix milliseconds, booleans 0 or 1, JSON is text; `codecs.ts` turns them. Integer keys stay
 * inside; an id that leaves the store is a uuid v7 in `uid`.
 */

/** An integer key: `RowId` of one table never means anything in another. */
export type RowId = number;
export type Flag = 0 | 1;
export type DatesFrom = RosterRow['datesFrom'];

/**
 * `open`: in the group now. `removed`: closed by an edit that has not reached the server, and open again when
 * that edit goes. `past`: closed for good, history.
 */
export type Standing = 'open' | 'removed' | 'past';

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

export interface OutboxTable {
  seq: Generated<number>;
  uid: CommandId;
  edit_id: RowId;
  group_id: RowId;
  command: CommandName;
  version: number;
  args: string;
  at: number;
  state: OutboxState;
  base_fields: string;
  attempts: number;
  next_attempt_at: number | null;
  failure_kind: string | null;
  failure_status: number | null;
  failure_message: string | null;
  failure_code: string | null;
}

/**
 * Somebody made here whom the server does not have yet: an outbox of its own, because it belongs to no group's lane. The
 * row goes in the transaction that writes the server's copy of the person.
 */
export interface NewPersonTable {
  person_id: RowId;
  /** Also the id by which the server is asked to make them, which makes asking again harmless. */
  person_uid: PersonId;
  uid: CommandId;
  edit_id: RowId;
  name: string;
  email: string | null;
  phone: string | null;
  at: number;
  state: NewPersonState;
  attempts: number;
  next_attempt_at: number | null;
  failure_kind: string | null;
  failure_status: number | null;
  failure_message: string | null;
  failure_code: string | null;
}

export interface ConflictTable {
  id: Generated<RowId>;
  uid: ConflictId;
  group_id: RowId;
  kind: ConflictKind;
  base: string;
  mine: string;
  theirs: string;
  /** JSON array of the uids of the outbox rows it holds up. */
  commands: string;
  found_at: number;
  resolved_at: number | null;
}

/** One user action. */
export interface EditTable {
  id: Generated<RowId>;
  uid: EditId;
  at: number;
  undone_at: number | null;
  /** The edit that this one takes back (one deeper), or the withdrawn one that it makes again (two deeper). */
  undo_of: RowId | null;
  /** 0: made by hand. Odd: takes something back. Even: makes it again. */
  undo_depth: number;
  /** JSON: how a conflict was settled and what the lane was before; null for every other edit. */
  resolution: string | null;
}

export type ActivityKind =
  | 'edit'
  | 'undone'
  | 'redone'
  | 'discarded'
  | 'retried'
  | 'recreated'
  | 'conflict'
  | 'resolved'
  | 'groupAppeared'
  | 'groupRenamed'
  | 'groupDescribed'
  | 'groupDeleted'
  | 'peopleChanged'
  | 'personAppeared'
  | 'personGone';

export type ActivityOutcome = 'sent' | 'discarded' | 'undone';

/**
 * The time line. A row of kind `edit` or `recreated` is the copy of one outbox row that P2 promises, kept for
 * 90 days after the row left the outbox.
 */
export interface ActivityTable {
  id: Generated<RowId>;
  at: number;
  kind: ActivityKind;
  edit_id: RowId | null;
  group_id: RowId | null;
  /** The name at that time. */
  group_name: string | null;
  command_uid: CommandId | null;
  command: CommandName | 'createPerson' | null;
  version: number | null;
  args: string | null;
  /** JSON array of the intents that take the command back. */
  inverse: string | null;
  /** JSON object; what is in it depends on the kind. */
  detail: string;
  outcome: ActivityOutcome | null;
  outcome_at: number | null;
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

export interface FlagTable {
  name: 'offlineByChoice';
  value: Flag;
}

/** A filter of people kept under a name. */
export interface SavedFilterTable {
  id: Generated<RowId>;
  uid: SavedFilterId;
  name: string;
  /** The name as it is compared: no two filters have the same. */
  name_key: string;
  /** JSON; the groups in it by their uid, also those that are deleted since. */
  filter: string;
}

export interface Schema {
  person: PersonTable;
  person_seen: PersonSeenTable;
  person_search: PersonSearchTable;
  roster_group: RosterGroupTable;
  membership: MembershipTable;
  base_group: BaseGroupTable;
  base_membership: BaseMembershipTable;
  outbox: OutboxTable;
  new_person: NewPersonTable;
  conflict: ConflictTable;
  edit: EditTable;
  activity: ActivityTable;
  quarantine: QuarantineTable;
  sync_cursor: SyncCursorTable;
  change_feed: ChangeFeedTable;
  reread_group: RereadGroupTable;
  cycle: CycleTable;
  flag: FlagTable;
  identity: IdentityTable;
  saved_filter: SavedFilterTable;
}
