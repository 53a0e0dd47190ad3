import type { Command, Intent } from '#shared/commands/command.ts';
import type { OutboxState } from '#shared/domain/change.ts';
import type { ConflictKind } from '#shared/domain/conflict.ts';
import type { GroupFields, GroupState } from '#shared/domain/group.ts';
import type { EditId, GroupId, PersonId } from '#shared/domain/ids.ts';
import type { NewPerson } from '#shared/domain/newPerson.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import type { RemoteGroup, RemoteIdentity, RemotePerson, UnreadableItem } from './remote.ts';

/** Why a row waits or is parked: the words for the user, the details for the details line. */
export interface StoredFailure {
  kind: string;
  status: number | null;
  serverMessage: string | null;
  serverCode: string | null;
}

export interface OutboxEntry {
  seq: number;
  editId: EditId;
  command: Command;
  state: OutboxState;
  /** The fields an `updateGroup` changes, as they were in the server's copy when the edit was made. */
  baseFields: Partial<GroupFields>;
  attempts: number;
  nextAttemptAt: Instant | null;
  lastFailure: StoredFailure | null;
}

/** One group's queue, with the two copies it stands between. */
export interface Lane {
  groupId: GroupId;
  /** The id on the server: null until the group is there, unless the client chooses it. */
  remoteId: string | null;
  /** The last server copy; null when the server has no such group. */
  base: GroupState | null;
  /** Pending rows in order, whatever their state. */
  entries: readonly OutboxEntry[];
}

/** Where the making of a person stands: as in the outbox, less what only a group's copy can tell. */
export type NewPersonState = Exclude<OutboxState, 'acked' | 'conflict'>;

/** Somebody made here whom the server does not have yet. */
export interface NewPersonEntry {
  /** Also the id by which the server is asked to make them. */
  personId: PersonId;
  person: NewPerson;
  state: NewPersonState;
  attempts: number;
  nextAttemptAt: Instant | null;
  lastFailure: StoredFailure | null;
}

/** What becomes of the making of a person. Everything left out stays as it is. */
export type NewPersonChange = Pick<NewPersonEntry, 'state'> &
  Partial<Pick<NewPersonEntry, 'attempts' | 'nextAttemptAt' | 'lastFailure'>>;

export interface NewConflict {
  kind: ConflictKind;
  seqs: readonly number[];
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** What a decision wants written. Everything left out stays as it is. */
export interface LaneChange {
  /** The new server copy. `null`: the server has no such group. Left out: keep the stored copy. */
  base?: GroupState | null;
  remoteId?: string;
  entries?: readonly {
    seq: number;
    state: OutboxState;
    attempts?: number;
    nextAttemptAt?: Instant | null;
    lastFailure?: StoredFailure | null;
    /** What is left to do of the edit, where the new base holds the rest: the row's command becomes this. */
    intent?: Intent;
  }[];
  /** Rows whose effect the server's copy contains: they leave the outbox (P2), and their conflicts are closed. */
  settled?: readonly number[];
  conflicts?: readonly NewConflict[];
}

/** Pure. `remote` is the copy just read (null: the server has no such group), undefined when none was read. */
export type DecideLane = (lane: Lane, remote: GroupState | null | undefined) => LaneChange;

export type PullScope = 'people' | 'groups';

export interface PullCursor {
  /** Counts full pulls. Rows carry the run that last saw them, so that what was not seen can be told. */
  run: number;
  /** Where to go on: null at the start of a run. */
  cursor: string | null;
  isComplete: boolean;
  lastSuccessAt: Instant | null;
}

/** `stale`: the cursor has moved since we asked, so the page is dropped whole. */
export type PageOutcome = 'applied' | 'stale';

export interface SyncCounts {
  /**
   * Pending changes still to be sent, in any state but parked and conflict, as the Changes screen lists them: a
   * move between two groups is two. People to be made are among them.
   */
  waiting: number;
  /** Refused edits that no conflict explains. */
  parked: number;
  /** Questions to be settled; one may hold up several edits. */
  conflicts: number;
  quarantined: number;
  /** When everything here was last known to be as recent: a full pull, or the feed after one, ended well. */
  lastPulledAt: Instant | null;
}

/** What the store knows of the server's change feed, and of the full pulls that it saves. */
export interface FeedState {
  /** Where to go on reading it; null: only a full pull can tell what has changed. */
  cursor: string | null;
  /** When that cursor was given to us. */
  movedAt: Instant | null;
  /** When a full pull last ended well. */
  fullPullAt: Instant | null;
  /** A full pull has begun and has not ended. */
  isFullPullUnderWay: boolean;
  /** Something is set aside (P6). */
  hasUnreadable: boolean;
  /**
   * Remote ids of groups to be read whatever the feed says: those that could not be read when they had to be; those that
   * are gone there while unsent edits keep the copy (P3); and those with acknowledged rows, which only a copy read after
   * the acknowledgement lets go (P2).
   */
  rereads: readonly string[];
}

/** One page of the feed, with the groups it names as they were read because of it. */
export interface ChangesPage {
  expectedCursor: string;
  nextCursor: string;
  people: readonly RemotePerson[];
  /** Member keys of people who are not listed any more. */
  peopleGone: readonly string[];
  groups: readonly RemoteGroup[];
  /** The server has no such groups. */
  goneRemoteIds: readonly string[];
  /** Could not be read now: left as they are, and among the `rereads` until they were. */
  unreadRemoteIds: readonly string[];
  unreadable: readonly UnreadableItem[];
  at: Instant;
}

/** What the engine asks of the store. Every method is one synchronous transaction. */
export interface SyncStore {
  /** After a restart: every `sending` row, also of a new person, is `queued` again with the same id. Returns how many. */
  recoverSending(): number;

  /** Continues an unfinished run where it stopped, or starts the next one. */
  beginPull(scope: PullScope): PullCursor;
  /** Somebody listed whose `clientId` is a person here without member key is that person, and not to be made any more. */
  applyPeoplePage(page: {
    expectedCursor: string | null;
    nextCursor: string | null;
    people: readonly RemotePerson[];
    unreadable: readonly UnreadableItem[];
    at: Instant;
  }): PageOutcome;
  applyGroupsPage(
    page: {
      expectedCursor: string | null;
      nextCursor: string | null;
      groups: readonly RemoteGroup[];
      /** Listed, but could not be read in full now: counted as seen, otherwise left as they are. */
      unreadRemoteIds: readonly string[];
      unreadable: readonly UnreadableItem[];
      at: Instant;
    },
    decide: DecideLane,
  ): PageOutcome;
  /** People not seen in this run become `gone` (kept, with their history), but for those still to be made. */
  finishPeoplePull(at: Instant): void;
  /** Groups known by a remoteId and not seen in this run: each is checked by a read before it counts as deleted. */
  groupsNotSeen(): readonly { groupId: GroupId; remoteId: string }[];
  /** The groups run is complete; the feed goes on from where it stood when `beginFeed` was called. */
  finishGroupsPull(at: Instant): void;

  readFeed(): FeedState;
  /** A full pull begins: the cursor it hands over when it ends well; null: the feed could not say where it stands. */
  beginFeed(cursor: string | null, at: Instant): void;
  /** Remote ids of the groups here that have one of these people in them. */
  groupsOf(memberKeys: readonly string[]): readonly string[];
  /**
   * What a page of the feed brought, with the next cursor. Groups not known here come in new; what was set aside of
   * people and groups that are read well now has been mended.
   */
  applyChanges(page: ChangesPage, decide: DecideLane): PageOutcome;
  /** The feed was read to its end: everything here is as recent as that. */
  finishFeed(at: Instant): void;

  /**
   * Groups with a row that may be sent now (queued, or waiting until a time not after `now`): those with the fewest
   * attempts behind them first, so that groups in trouble keep no other from its turn; then the oldest edit first.
   * Those that wait for people (`lanesWaitingForPeople`) are not among them.
   */
  lanesToPush(now: Instant): readonly GroupId[];
  /** Groups with an edit that adds somebody who is still to be made, and not refused. */
  lanesWaitingForPeople(): ReadonlySet<GroupId>;
  /** People whose making may be sent now, those with the fewest attempts behind them first, then the oldest. */
  newPeopleToPush(now: Instant): readonly NewPersonEntry[];
  /** Does nothing when this person is not to be made any more. */
  changeNewPerson(personId: PersonId, change: NewPersonChange): void;
  /**
   * The server has made the person: keeps its copy of them, whoever else here it was taken for is the same person from
   * now on, and edits that were parked only for want of their key are queued again (P2).
   */
  personMade(personId: PersonId, made: RemotePerson, at: Instant): void;
  /**
   * When the earliest waiting row, or making of a person, may be tried; null when none waits. A group that waits for
   * people has none.
   */
  nextAttemptAt(): Instant | null;
  readLane(groupId: GroupId): Lane | null;
  /**
   * Reads the lane, lets `decide` decide, writes what it wants and the re-folded view (I1), in one transaction.
   * `remote`: the group just read from the server, null when the server has none, undefined when none was read.
   * Members the store has never heard of become people of status `unknown`.
   * Returns null when there is no such group here any more.
   */
  changeLane(
    groupId: GroupId,
    remote: RemoteGroup | null | undefined,
    decide: DecideLane,
    at: Instant,
  ): LaneChange | null;
  quarantine(items: readonly UnreadableItem[], at: Instant): void;
  /** The server's key for each person; people without one are left out. */
  memberKeys(personIds: Iterable<PersonId>): ReadonlyMap<PersonId, string>;
  /** Those of the server's group ids that a group here has. */
  knownRemoteIds(remoteIds: readonly string[]): ReadonlySet<string>;

  /** Whom the credentials speak for; null: the organisation itself. What that allows is judged here from then on. */
  keepIdentity(identity: RemoteIdentity | null): void;

  counts(): SyncCounts;
  recordCycle(cycle: CycleRecord): void;
}
