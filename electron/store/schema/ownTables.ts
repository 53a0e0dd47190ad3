import type { Generated } from 'kysely';
import type { CommandName } from '#shared/commands/command.ts';
import type { OutboxState } from '#shared/domain/change.ts';
import type { ConflictKind } from '#shared/domain/conflict.ts';
import type { ExportSourceKind, ExportTemplateId } from '#shared/domain/exporting.ts';
import type { CommandId, ConflictId, EditId, PersonId } from '#shared/domain/ids.ts';
import type { SavedFilterId } from '#shared/domain/peopleFilter.ts';
import type { NewPersonState } from '../syncPorts.ts';
import type { Flag, RowId } from './columns.ts';

/*
 * The user's only copy. Also theirs: in `membership` every date that is not the server's, the past intervals of a
 * provider that keeps no history.
 */

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

/** How a file was taken in, by what it calls its columns. The newest have the highest `id`. */
export interface ImportMappingTable {
  id: Generated<RowId>;
  signature: string;
  /** JSON. */
  mapping: string;
}

/** A way of exporting kept under a name. */
export interface ExportTemplateTable {
  id: Generated<RowId>;
  uid: ExportTemplateId;
  name: string;
  /** As of a filter. */
  name_key: string;
  source_kind: ExportSourceKind;
  /** JSON: columns, output and arrangement. */
  settings: string;
}
