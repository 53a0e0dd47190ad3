import type { Intent } from '#shared/commands/command.ts';
import type { OutboxState } from '#shared/domain/change.ts';
import type { ConflictKind } from '#shared/domain/conflict.ts';
import type { ExportTemplate } from '#shared/domain/exporting.ts';
import type { GroupFields } from '#shared/domain/group.ts';
import type { CommandId, ConflictId, EditId, GroupId, PersonId } from '#shared/domain/ids.ts';
import type { NewPerson } from '#shared/domain/newPerson.ts';
import type { SavedFilter } from '#shared/domain/peopleFilter.ts';
import type { ServerCopy } from '../lanes/serverCopy.ts';
import type { PersonFields } from '../repositories/personRows.ts';
import type { RowId } from '../schema/columns.ts';
import type { ActivityKind, ActivityOutcome } from '../schema/ownTables.ts';
import type { NewPersonState, StoredFailure } from '../syncPorts.ts';
import type { RawRow } from './tolerantTable.ts';

/*
 * What of a data file is the user's only copy, read out of it to be carried into another one. Row ids are those of
 * the file it comes from; ids, instants in milliseconds.
 */

export interface SalvagedRow {
  uid: CommandId;
  editRow: RowId;
  groupRow: RowId;
  intent: Intent;
  at: number;
  /** Null: not known. */
  state: OutboxState | null;
  /** Null: not known (the row comes from its copy in activity). */
  baseFields: Partial<GroupFields> | null;
  attempts: number;
  nextAttemptAt: number | null;
  failure: StoredFailure | null;
  raw: RawRow;
}

/** Somebody made there whom the server does not have yet. */
export interface SalvagedMaking {
  uid: CommandId;
  editRow: RowId;
  personId: PersonId;
  person: NewPerson;
  at: number;
  /** Null: not known. */
  state: NewPersonState | null;
  attempts: number;
  nextAttemptAt: number | null;
  failure: StoredFailure | null;
  raw: RawRow;
}

export interface SalvagedGroup {
  uid: GroupId;
  /** Null: only the id could be read, out of an index. */
  known: {
    remoteId: string | null;
    fields: GroupFields;
    createdAt: number | null;
    updatedAt: number | null;
  } | null;
  /** The server's copy under the unsent edits. Null: the server has no such group. */
  base: ServerCopy | null | 'unknown';
}

export interface SalvagedPerson extends PersonFields {
  memberKey: string | null;
}

export interface SalvagedEdit {
  uid: EditId;
  at: number;
  undoneAt: number | null;
  undoOf: RowId | null;
  undoDepth: number;
  resolution: string | null;
}

/** An entry of activity that belongs to an edit: the copy of a command, or a note about one. */
export interface SalvagedEntry {
  at: number;
  kind: ActivityKind;
  editRow: RowId | null;
  groupRow: RowId | null;
  groupName: string | null;
  commandUid: CommandId | null;
  /** Null for a note. */
  command: { intent: Intent; inverse: readonly Intent[] | null } | null;
  /** Where it is the copy of the making of a person; then `command` is null. */
  made: { personId: PersonId; person: NewPerson } | null;
  detail: string;
  outcome: ActivityOutcome | null;
  outcomeAt: number | null;
}

export interface SalvagedConflict {
  uid: ConflictId | null;
  groupRow: RowId;
  kind: ConflictKind;
  base: string;
  mine: string;
  theirs: string;
  commands: readonly CommandId[];
  foundAt: number;
}

/** What is kept under names. */
export interface SalvagedNamed<Item> {
  rows: readonly Item[];
  /** Rows that are there and make no sense. */
  unreadable: readonly RawRow[];
  /** `rows` and `unreadable` are all there were. */
  areWhole: boolean;
}

export interface Salvage {
  /** In the order they would be sent. */
  rows: readonly SalvagedRow[];
  /** Rows that are there and make no sense. */
  unreadable: readonly RawRow[];
  /** `rows` and `unreadable` are all there was. */
  isOutboxWhole: boolean;
  /** People to be made, in the order they were made here. */
  makings: readonly SalvagedMaking[];
  /** `makings` are all there were, and what cannot be read of them is in `unreadable`. */
  areMakingsWhole: boolean;
  groups: ReadonlyMap<RowId, SalvagedGroup>;
  people: ReadonlyMap<PersonId, SalvagedPerson>;
  edits: ReadonlyMap<RowId, SalvagedEdit>;
  entries: readonly SalvagedEntry[];
  conflicts: readonly SalvagedConflict[];
  /** Filters of people kept under a name; the groups in them by their ids there. */
  filters: SalvagedNamed<SavedFilter>;
  templates: SalvagedNamed<ExportTemplate>;
  offlineByChoice: boolean | null;
  /** The highest number an outbox row ever had. */
  lastSeq: number;
}

/** Of a file that cannot be read at all. */
export const nothingSalvaged: Salvage = {
  rows: [],
  unreadable: [],
  isOutboxWhole: false,
  makings: [],
  areMakingsWhole: false,
  groups: new Map(),
  people: new Map(),
  edits: new Map(),
  entries: [],
  conflicts: [],
  filters: { rows: [], unreadable: [], areWhole: false },
  templates: { rows: [], unreadable: [], areWhole: false },
  offlineByChoice: null,
  lastSeq: 0,
};
