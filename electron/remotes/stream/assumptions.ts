/**
 * What Stream's published reference leaves open and this adapter had to decide. One constant each, with its
 * reason; none was checked against the live service. The README of this folder lists them.
 */
export const streamAssumptions = {
  /**
   * A lists users that is not told which: the vendor's own tests send an empty filter with a server token. That
   * a user token may do so too is assumed.
   */
  everyUserFilter: {},

  /** People who were deactivated are to stay visible as inactive; without this they would be left out. */
  includeDeactivatedUsers: true,

  /** Where a roster's e-mail and phone are: custom data, at the top level or under `custom`. */
  emailKey: 'email',
  phoneKey: 'phone',

  /**
   * Creation time and id of the last group, both echoed as they came, continue a list after it
   * (`created_at > c or (created_at = c and id > i)`, both ascending). So the official JavaScript client pages;
   * the exact comparison is not said.
   */
  groupsKeyset: { createdAt: 'created_at_gt', id: 'id_gt' },

  /**
   * Whether lists include members is not said, so they are read from each group. There, members that are left
   * out mean none: the service is written in Go, whose encoders leave empty lists out or write null.
   */
  membersWhenAbsent: [],

  /** A member without the flag is no admin: required in the specification, absent in older examples. */
  absentAdminFlagMeans: false,

  /**
   * Adding people again with another `as_admin` changes their flag, for promotion and for demotion. The
   * specification names no other way. Where it is not honoured, reading the group back shows it.
   */
  adminChangePath: 'members',

  /** Sent to clear a description: the specification's type is string, not null. */
  clearedDescription: '',

  /**
   * The flag's name in requests. The documentation's page says `is_admin`, the specification and every official
   * client say `as_admin`; answers use `is_admin`.
   */
  adminFlagInRequests: 'as_admin',
} as const;
