import type { JournalEntry } from './journal.ts';
import type { Timestamp } from './timestamp.ts';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** What else somebody can be reached by, and where the telephone number of the record itself is. */
export interface FurtherContacts {
  readonly phoneCountryCode: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly { readonly number: string; readonly countryCode: string | null }[];
}

/**
 * Somebody the organisation knows. An empty name means that none was given; e-mail and phone are the ones
 * used by default.
 */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly role: string;
  readonly teams: readonly string[];
  readonly attributes: Readonly<Record<string, JsonValue>>;
  /** What somebody else's system knows the person by. Whoever writes a person without it leaves it as it is. */
  readonly externalId?: string;
  /** Only some vendors know of more than one. Whoever writes a person without them leaves them as they are. */
  readonly furtherContacts?: FurtherContacts;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly teamId: string | null;
  /** The id of the person whose token created it; null when a server did. */
  readonly createdBy: string | null;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** One stay of one person in one group; open while `leftAt` is null. Rejoining opens another. */
export interface MembershipInterval {
  /** Unique among the intervals of the dataset, growing as they are recorded. */
  readonly id: number;
  readonly groupId: string;
  readonly personId: string;
  readonly joinedAt: Timestamp;
  readonly leftAt: Timestamp | null;
  readonly isAdmin: boolean;
}

export const enrolmentStatuses = ['active', 'inactive', 'pending'] as const;
export type EnrolmentStatus = (typeof enrolmentStatuses)[number];

/**
 * That a person belongs to the organisation. Everybody does from the day they are there; only what
 * differs from that is recorded: another status, another beginning, or an end.
 */
export interface Enrolment {
  readonly personId: string;
  readonly status: EnrolmentStatus | 'ended';
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** What a dataset is seeded with. */
export interface DatasetContent {
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly memberships: readonly MembershipInterval[];
  readonly enrolments?: readonly Enrolment[];
}

/** What a dataset consists of, as it is stored. */
export interface StoredDataset extends DatasetContent {
  readonly journal?: readonly JournalEntry[];
  readonly organisationDeletedAt?: Timestamp | null;
}

/** The smallest steps a mutation is made of; the steps of one mutation are stored together or not at all. */
export type DatasetChange =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'groupDeleted'; readonly groupId: string }
  | { readonly kind: 'membership'; readonly membership: MembershipInterval }
  | { readonly kind: 'personDeleted'; readonly personId: string }
  | { readonly kind: 'enrolment'; readonly enrolment: Enrolment }
  | { readonly kind: 'organisationDeleted'; readonly deletedAt: Timestamp }
  | { readonly kind: 'journal'; readonly entry: JournalEntry }
  | { readonly kind: 'journalForgotten'; readonly upTo: number };

/** Where changes survive a restart. `commit` is synchronous and all-or-nothing. */
export interface DatasetStorage {
  load(): StoredDataset;
  commit(changes: readonly DatasetChange[]): void;
}

export const emptyContent: DatasetContent = { people: [], groups: [], memberships: [] };
