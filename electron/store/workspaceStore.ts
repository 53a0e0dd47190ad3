import type { Intent } from '#shared/commands/command.ts';
import type { ActivityEntry } from '#shared/domain/activity.ts';
import type { PendingChange } from '#shared/domain/change.ts';
import type { Conflict, ConflictChoice } from '#shared/domain/conflict.ts';
import type { ExportTemplate, ExportTemplateId } from '#shared/domain/exporting.ts';
import type { GroupState, GroupSummary } from '#shared/domain/group.ts';
import type { CommandId, ConflictId, EditId, GroupId, PersonId } from '#shared/domain/ids.ts';
import type { ImportMapping } from '#shared/domain/importing.ts';
import type { NewPerson } from '#shared/domain/newPerson.ts';
import type { PastedRow } from '#shared/domain/pastedPeople.ts';
import type { PeopleFilter, SavedFilter, SavedFilterId } from '#shared/domain/peopleFilter.ts';
import type { GroupTies, Identity } from '#shared/domain/permissions.ts';
import type { Person } from '#shared/domain/person.ts';
import type { ComparePart, RosterMoment, RosterOrder, RosterRow } from '#shared/domain/roster.ts';
import type { Stay, StaysFilter } from '#shared/domain/stay.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Params, Value } from '#shared/ipc/contract.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import type { PersonDetails, PersonMatch, PersonRow } from '#shared/ipc/methods/people.ts';
import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import type { ActivityFilter } from './reading/activityFilter.ts';
import type { PeopleQuery } from './reading/queryPeople.ts';

/** What changed in a commit; the host turns it into `store.changed`. */
export interface StoreChange {
  groupIds: readonly GroupId[] | 'many';
  people: boolean;
  /** The outbox, conflicts or quarantine. */
  changes: boolean;
}

export interface PageRequest {
  limit: number;
  cursor: string | null;
}

export type GroupsOrder = Params<'groups.list'>['sort'];

export interface GroupsRequest extends PageRequest {
  search: string;
  /** By name unless given. */
  sort?: GroupsOrder;
}

export interface RosterRequest extends PageRequest {
  groupId: GroupId;
  filter: string;
  sort: RosterOrder;
  /** The attributes that the rows hold; none unless given. */
  attributes?: readonly string[];
}

/** What is to be known beside a roster of the past. */
export interface RosterPast {
  /** Listed though nobody knows whether they were there yet: without a joining date. */
  undated: number;
  /** Since when comings and goings of this group are noticed here; a server may tell of more. */
  noticedSince: Instant;
}

export interface RosterSizes extends RosterPast {
  sizes: { at: Instant; size: number }[];
}

export interface ComparisonRequest extends PageRequest {
  first: RosterMoment;
  second: RosterMoment;
  part: ComparePart;
  filter: string;
}

export interface Comparison extends Page<RosterRow> {
  /** Without the filter. */
  counts: Record<ComparePart, number>;
}

export interface StaysRequest extends PageRequest {
  groupId: GroupId;
  /** All of them unless given. */
  filter?: StaysFilter;
  /** Parts of name, e-mail or phone. */
  text?: string;
}

export interface EditReceipt {
  /** Null when nothing was to change. */
  editId: EditId | null;
  /** People, or groups where no people are concerned, that the edit really changes. */
  changed: number;
}

/** Looks at a new intent and the group as it is before it; throws where the server is known to refuse it. */
export type CheckIntent = (groupId: GroupId, state: GroupState | null, intent: Intent) => void;

/** The reading and editing side of one workspace's store. Every method is synchronous; an edit is one transaction. */
export interface WorkspaceStore {
  listGroups(request: GroupsRequest): Page<GroupSummary>;
  getGroup(groupId: GroupId): GroupSummary | null;
  /** The group as commands see it (the view); null when there is none. */
  groupState(groupId: GroupId): GroupState | null;
  /** Who signed in, as the last pull was told; null: the organisation itself, or not known yet. */
  identity(): Identity | null;
  /** What ties the group to whoever signed in; null where that is not known (yet). */
  groupTies(groupId: GroupId): GroupTies | null;
  countGroups(): number;
  /** A group of exactly this name (compared trimmed and without case), other than `except`. */
  findGroupByName(name: string, except: GroupId | null): GroupId | null;
  queryRoster(request: RosterRequest): Page<RosterRow>;
  /** Who was in a group at an instant, each by the stay of that time; of a deleted group as well. Null: it was never here. */
  rosterAsOf(request: RosterRequest & { at: Instant }): (Page<RosterRow> & RosterPast) | null;
  /** One part of two rosters side by side, by name; null: one of the groups was never here. */
  compareRosters(request: ComparisonRequest): Comparison | null;
  /** The size of a group over time, thinned out to `points`, the last one being that of `now`; null: it was never here. */
  listSizes(request: { groupId: GroupId; points: number; now: Instant }): RosterSizes | null;
  /** Who is and was in a group, what happened last first, of a deleted group as well; null: it was never here. */
  listStays(request: StaysRequest): Page<Stay> | null;
  searchPeople(
    request: PageRequest & { text: string; forGroupId: GroupId | null },
  ): Page<PersonMatch>;
  /** Everybody whom a filter lets through, sorted. Without a cursor it begins at `offset`. */
  queryPeople(request: PeopleQuery): Page<PersonRow>;
  /** The ids of the same people, by name. Throws MusterError `limitExceeded` for more than one edit may name. */
  listPeopleIds(filter: PeopleFilter): PersonId[];
  /** The names of the attributes that people have, those of most people first. */
  listAttributes(): Value<'people.attributes'>['names'];
  /** Finds the people of a pasted text, a row for each line; changes nothing. */
  matchPeople(request: {
    lines: readonly Omit<PastedRow, 'outcome' | 'candidates'>[];
    forGroupId: GroupId | null;
  }): PastedRow[];
  /** One person with their groups now and before; also of somebody who is gone. Null for nobody here. */
  getPerson(personId: PersonId): PersonDetails | null;
  /** Those of the ids that are people here. */
  knownPeople(personIds: readonly PersonId[]): ReadonlySet<PersonId>;

  /**
   * One edit: outbox rows, view and activity together (P1). Intents that change nothing leave no row. `people` are made
   * first, all of them or the whole edit is refused; the intents may name them. A `createGroup` intent's group gets
   * `remoteId` where one is given (the client chooses it). Throws MusterError `notFound` for somebody unknown, `conflict`
   * for an e-mail that somebody here has (`details.personId`) or two of the new people share.
   */
  commitEdit(edit: {
    people?: readonly { personId: PersonId; person: NewPerson }[];
    intents: readonly { groupId: GroupId; intent: Intent; remoteId?: string }[];
    at: Instant;
  }): EditReceipt;
  /**
   * A new person: shown and to be sent from now on (P1). Throws MusterError `conflict` where somebody here has the e-mail
   * already; `details.personId` says who.
   */
  createPerson(person: NewPerson, at: Instant): EditReceipt & { personId: PersonId };
  /**
   * Takes an edit back. Unsent: its rows go and the view is folded again. Sent, or perhaps sent: the inverse is committed
   * as a new edit. Whom the edit made goes along only while unsent, and never once what it did to groups was sent: the
   * server cannot delete people. `check` sees every new intent before it is committed, and may throw. Throws MusterError `notFound` or
   * `cannotUndo` (a later edit builds on it, somebody has changed the same since, it was undone already, …; the message
   * says which).
   */
  undoEdit(editId: EditId, at: Instant, check?: CheckIntent): EditReceipt;
  /**
   * Makes an undone edit again. `check` as for an undo; `checkPerson` is called before a person is made again, and may
   * throw. Throws MusterError `notFound`, `cannotUndo`, or `conflict` where somebody else has the e-mail meanwhile.
   */
  redoEdit(editId: EditId, at: Instant, check?: CheckIntent, checkPerson?: () => void): EditReceipt;

  listConflicts(request: PageRequest): Page<Conflict>;
  /**
   * Settles an open conflict, as an edit that `undoEdit` takes back. Throws MusterError `notFound` (settled meanwhile)
   * or `invalidRequest` (not one of its choices).
   */
  resolveConflict(conflictId: ConflictId, choice: ConflictChoice, at: Instant): EditReceipt;

  listChanges(request: PageRequest): Page<PendingChange>;
  /** Back to `queued`, with the server's current values as its base. Throws MusterError `notFound`. */
  retryChange(commandId: CommandId, at: Instant): void;
  /**
   * Drops a pending row, folds the view again and notes it in activity (P2). Throws MusterError `notFound`, `cannotUndo`
   * (on its way) or `conflict` (somebody new whom other unsent edits are about).
   */
  discardChange(commandId: CommandId, at: Instant): void;
  /** One pending change with everybody it is about, in order; null: it is not waiting any more. */
  getChange(commandId: CommandId): (PendingChange & { people: Person[] }) | null;
  /**
   * Puts another wish in the place of a pending row that is not on its way: the old one is discarded and noted (P2), the
   * new one is an edit in its place. Nothing given that differs changes nothing. `check` as for an undo. Throws MusterError
   * `notFound`, `invalidRequest` (it has no such field or people, or is in a conflict) or `conflict` (on its way, perhaps
   * there already, or later edits build on it: `details.dependsOn`).
   */
  amendChange(
    commandId: CommandId,
    amendment: {
      name?: string;
      description?: string | null;
      /** Whom it is about from now on, from among those it names. */
      personIds?: readonly PersonId[];
    },
    at: Instant,
    check?: CheckIntent,
  ): EditReceipt;
  unsentEdits(groupId: GroupId): number;

  /** The filters of people kept here, by name. */
  listSavedFilters(): SavedFilter[];
  /**
   * Keeps a filter: a new one, or in the place of the one named. Throws MusterError `notFound`, `duplicateName` or
   * `limitExceeded`.
   */
  saveFilter(request: Params<'savedFilters.save'>): SavedFilter;
  deleteFilter(filterId: SavedFilterId): void;

  /** Keeps how a file was taken in, for the next with these headings; `limits.importMappings` of them. */
  keepImportMapping(signature: string, mapping: ImportMapping): void;
  /** The export templates kept here, by name. */
  listTemplates(): ExportTemplate[];
  /** Keeps a template, as `saveFilter` keeps a filter. */
  saveTemplate(request: Params<'exportTemplates.save'>): ExportTemplate;
  deleteTemplate(templateId: ExportTemplateId): void;

  /** Small facts kept with the data: whether the user works offline by choice. */
  readFlag(name: 'offlineByChoice'): boolean;
  writeFlag(name: 'offlineByChoice', value: boolean): void;

  /** What was done here and noticed on the server, newest first, as far as the filter lets it through. */
  listActivity(request: PageRequest & ActivityFilter): Page<ActivityEntry>;
  /** The last cycles, newest first (at most 200 are kept). */
  listCycles(request: PageRequest): Page<CycleRecord>;

  /** Listens to committed changes; the returned function stops that. */
  onChange(listener: (change: StoreChange) => void): () => void;
  /**
   * Copies the file while it is in use, by SQLite's backup: a consistent state of one moment, complete under its name or
   * not there at all. Rejects with MusterError `diskFull` or `fileDenied`.
   */
  backUp(target: string): Promise<void>;
  /** The file's path, for a reader of its own in a worker. */
  readonly file: string;
  /** Checkpoints and closes. */
  close(): void;
}
