/**
 * What Members.dev's published reference leaves open and this adapter had to decide. One constant each, with its
 * reason; none was checked against the live service. The README of this folder lists them, and
 * `shared/domain/unconfirmed.ts` says each in a sentence for whoever connects.
 */
export const membersDevAssumptions = {
  /** The reference shows reading and creating a group; "update" is only named. PATCH changes what it is given. */
  updateMethod: 'PATCH',

  /**
   * "Use create, update and delete to manage groups and membership": no endpoint for memberships is shown, so an
   * update carries the ids of all members, and whoever is left out leaves the group. A user that does not exist
   * has the whole update refused.
   */
  memberListField: 'user_ids',

  /**
   * Documented for reading a group, tried for updating one, whose answer is taken to be the group as well: its history
   * tells whom our list has taken out although we did not know of them. An answer without it tells nothing.
   */
  historyParameter: 'include_removed_memberships',

  /** Sent to clear a description: the reference shows it as optional, and optional values as null. */
  clearedDescription: null,

  /** `member_count` counts the same active members that `members` lists, so fewer of them mean a list cut short. */
  memberCountField: 'member_count',

  /** Lists keep the order of their items while they are read; how they are sorted is not said. */
  listOrder: 'stable',

  /** The reference shows `page` from 1 and `size` up to 100 without saying whether each size between is taken. */
  pageSizes: { smallest: 51, largest: 100 },

  /**
   * Whether one external id can be given to two users is not said. It is looked up before a user is made; where
   * another one was made meanwhile, the server is expected to answer with this status.
   */
  takenExternalIdStatus: 409,

  /** The person's first address and number: without a list of fields in the reference, these are shown in answers. */
  contactFieldsInRequests: { emails: 'email', phones: 'number' },

  /** The reference shows `country_code` beside a number: its digits are the calling code, anything else is none. */
  callingCode: /^\+?\d{1,4}$/,

  /** The reference shows no filled date. One without an offset is in UTC, as its servers would write it. */
  datesWithoutOffset: 'Z',

  /** An entry of `membership_history` without this date is a membership that goes on, which `members` lists. */
  endedMembershipField: 'removed_at',
} as const;
