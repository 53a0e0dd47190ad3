import type { Capabilities } from '#shared/domain/capabilities.ts';
import type { Permission } from '#shared/domain/permissions.ts';
import type { Instant } from '#shared/domain/time.ts';

/**
 * Why a request did not do what was asked, as far as this side can know.
 * - `network`, `timeout`: no answer; whether the server applied a write is unknown.
 * - `aborted`: we gave up ourselves (shutdown, going offline).
 * - `http`: the server answered with an error status.
 * - `unreadable`: the server said 2xx and something we cannot parse; a write may have been applied.
 */
export interface RemoteFailure {
  kind: 'network' | 'timeout' | 'aborted' | 'http' | 'unreadable';
  status: number | null;
  retryAfterMs: number | null;
  /** The server's own words, at most 500 characters, free of credentials. */
  serverMessage: string | null;
  /** The vendor's own code, for the details line only. */
  serverCode: string | null;
}

/** The `serverCode` of a 401 that no server gave: Muster holds no credentials to ask one with. */
export const noCredentials = 'noCredentials';

export type RemoteResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; failure: RemoteFailure };

export interface RemotePerson {
  memberKey: string;
  name: string;
  email: string | null;
  phone: string | null;
  /** Further addresses the server holds, `email` not among them. */
  otherEmails: readonly string[];
  /** The id this side chose when it made the person, where the server keeps it; null otherwise. */
  clientId: string | null;
  status: 'active' | 'inactive';
  /** Everything else the server holds about them, as text. */
  attributes: Readonly<Record<string, string>>;
}

export interface RemoteGroupSummary {
  remoteId: string;
  name: string;
  description: string | null;
  createdAt: Instant | null;
  updatedAt: Instant | null;
  /** The member key of whoever made it, where the server tells: who owns a group may change it. */
  createdBy: string | null;
}

export interface RemoteMember {
  memberKey: string;
  isAdmin: boolean;
  /** From the server; null where it keeps none. */
  joinedAt: Instant | null;
}

/** A membership that has ended, as the server remembers it. */
export interface RemoteStay {
  memberKey: string;
  joinedAt: Instant | null;
  leftAt: Instant;
}

export interface RemoteGroup extends RemoteGroupSummary {
  members: readonly RemoteMember[];
  /** Memberships that have ended, in any order; left out where the server keeps none (`capabilities.membershipHistory`). */
  history?: readonly RemoteStay[];
  /** P6: some of its memberships could not be read, so who is missing among `members` may be in the group all the same. */
  hasUnreadableMembers?: boolean;
}

/** P6: something the server sent that we do not understand. It is set aside; the rest of the page counts. */
export interface UnreadableItem {
  kind: 'person' | 'group' | 'membership';
  remoteId: string | null;
  /** JSON text, cut at 10,000 characters. */
  raw: string;
  reason: string;
}

export interface RemotePage<Item> {
  items: readonly Item[];
  unreadable: readonly UnreadableItem[];
  /** Opaque; null after the last page. */
  nextCursor: string | null;
}

/** One page of group summaries, or one group with its members. */
export interface ReadGroup {
  group: RemoteGroup;
  unreadable: readonly UnreadableItem[];
}

/** Somebody to be made on the server. `clientId` is ours, and makes sending it again harmless. */
export interface NewRemotePerson {
  clientId: string;
  name: string;
  email: string | null;
  phone: string | null;
}

/** Whom the credentials speak for, and what their role allows; owning or administering a group may allow more. */
export interface RemoteIdentity {
  memberKey: string;
  permissions: readonly Permission[];
}

/**
 * What has changed on the server since a cursor. Groups are hints: what is named is read again, whatever happened to it,
 * so that events which come twice, late or in disorder do no harm.
 */
export interface RemoteChanges {
  /** People who were added or changed, as they are now. */
  people: readonly RemotePerson[];
  /** Member keys of people who are not listed there any more; they have left every group there. */
  peopleGone: readonly string[];
  /** Remote ids of groups that were made, changed or deleted, or whose members changed. */
  groupIds: readonly string[];
  unreadable: readonly UnreadableItem[];
  /** Where to go on. */
  nextCursor: string;
  /** False: this is all there is for now. */
  hasMore: boolean;
}

/** `expired`: the server does not know the cursor (any more), so only a full pull tells what has changed. */
export type ChangesAnswer = { kind: 'changes'; changes: RemoteChanges } | { kind: 'expired' };

/** What went through a remote since it was made, as sent by this computer. */
export interface Traffic {
  /** Requests that were really sent: one that was kept back or refused here is none. */
  requests: number;
  /** Bodies in bytes (UTF-8), without headers. */
  bytesSent: number;
  bytesReceived: number;
}

/**
 * The one port to a groups API; every adapter in `electron/remotes` is one of these. Methods never throw for
 * what a server or a network does: that is a `RemoteFailure`. Each may be sent again without harm, as far as
 * the provider allows (see `capabilities`).
 */
export interface RemoteGroups {
  readonly capabilities: Capabilities;
  traffic(): Traffic;
  /** Are the credentials good and is this the API we think it is? Changes nothing. */
  verify(signal: AbortSignal): Promise<RemoteResult<null>>;
  /** Whom the credentials speak for; null: for the organisation itself, which may do everything. */
  whoAmI(signal: AbortSignal): Promise<RemoteResult<RemoteIdentity | null>>;
  listPeople(
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<RemoteResult<RemotePage<RemotePerson>>>;
  listGroups(
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<RemoteResult<RemotePage<RemoteGroupSummary>>>;
  getGroup(remoteId: string, signal: AbortSignal): Promise<RemoteResult<ReadGroup>>;
  /**
   * Where `capabilities.changeFeed`: what has changed since `cursor`, oldest first. A null cursor asks for nothing but
   * where the feed stands now. Elsewhere it answers `expired`.
   */
  readChanges(cursor: string | null, signal: AbortSignal): Promise<RemoteResult<ChangesAnswer>>;
  /** Where `capabilities.createPeople`: makes the person, or finds the one made by an earlier try. Elsewhere refused. */
  createPerson(person: NewRemotePerson, signal: AbortSignal): Promise<RemoteResult<RemotePerson>>;
  /** `clientId` is used where the provider lets the client choose, `idempotencyKey` where it takes one. */
  createGroup(
    group: { clientId: string; name: string; description: string | null; idempotencyKey: string },
    signal: AbortSignal,
  ): Promise<RemoteResult<RemoteGroupSummary>>;
  /** Sends only the keys given. */
  updateGroup(
    remoteId: string,
    changes: { name?: string; description?: string | null },
    signal: AbortSignal,
  ): Promise<RemoteResult<null>>;
  deleteGroup(remoteId: string, signal: AbortSignal): Promise<RemoteResult<null>>;
  /** At most `capabilities.bulkSize` keys. All or nothing. */
  addMembers(
    remoteId: string,
    memberKeys: readonly string[],
    isAdmin: boolean,
    signal: AbortSignal,
  ): Promise<RemoteResult<null>>;
  /** At most `capabilities.bulkSize` keys; people who are not in the group are no error. */
  removeMembers(
    remoteId: string,
    memberKeys: readonly string[],
    signal: AbortSignal,
  ): Promise<RemoteResult<null>>;
  setAdmin(
    remoteId: string,
    memberKeys: readonly string[],
    isAdmin: boolean,
    signal: AbortSignal,
  ): Promise<RemoteResult<null>>;
}
