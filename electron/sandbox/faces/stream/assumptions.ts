/**
 * Values that Stream's published reference leaves open. What it leaves open about behaviour is listed in
 * the README of `electron/sandbox`.
 */
export const streamAssumptions = {
  /** The specification requires `app_pk` in a member; the official client's type does not know it. */
  appPrimaryKey: 1,
  /** The order users come in when no sort is given. */
  defaultUserSort: { field: 'created_at', direction: -1 },
  /**
   * Roles that may not read and create groups nor look users up, which takes "user and above". Roles that an
   * organisation defines are above these.
   */
  rolesBelowUsers: ['guest', 'anonymous'],
  /** Roles that may change and delete any group ("moderator and above"). */
  rolesOfModerators: ['moderator', 'admin'],
  /** Roles whose token may make and change other people; everybody else's may change that person only. */
  rolesOfAdmins: ['admin'],
  /** Characters that a user id may consist of, after the rule the client SDKs quote. */
  userId: /^[A-Za-z0-9@_-]{1,255}$/,
} as const;
