/**
 * What WorkOS' published specification leaves open, with the reason for what is served. The rest of what
 * was chosen is about this sandbox's own data and stands in the README of `electron/sandbox`.
 */
export const workosAssumptions = {
  /** The specification has no lower limit; a group without a name would be no use to anybody. */
  nameMinimumLength: 1,
  /** JSON Schema counts `maxLength` in code points; the specification says nothing else. */
  lengthOf: (text: string): number => [...text].length,
  /**
   * A cursor that names no object of the list (any more). Group lists have no status for it in the
   * specification and WorkOS' own emulator ignores it, so the list begins anew: the harder one to survive,
   * as rows come twice. `refused` answers 400 instead.
   */
  unknownCursor: 'ignored' as 'ignored' | 'refused',
  /**
   * A cursor that the events feed does not hold (any more) is refused with 400, for which GET /events has a
   * body in the specification: going on from the beginning would hide that events are missing.
   */
  unknownEventCursorStatus: 400,
  /** Events of these names are left out when one organization's are asked for: a user belongs to none. */
  eventsOutsideOrganizations: 'user.',
  /** The source of the official client speaks of 24 hours, of another endpoint's idempotency keys. */
  idempotencyKeyHours: 24,
  /** The key of one request sent with another: 422, in the words of the specification's other 422s. */
  idempotencyMismatchStatus: 422,
  /** A second membership of an active member; of the statuses the operation lists, only 422 fits. */
  secondMembershipStatus: 422,
  /** By analogy with `cannot_reactivate_pending_organization_membership`, which is in the specification. */
  deactivatePendingCode: 'cannot_deactivate_pending_organization_membership',
  /** The role of those who have no other; the specification names it as the default. */
  memberRole: 'member',
  /** DELETE /organizations/{id} may answer 200 or 202; here the work is done when it answers. */
  organizationDeletedStatus: 200,
  /** The users list has no 404 in the specification: an unknown organization is a 422 with its message. */
  usersOfUnknownOrganizationStatus: 422,
  /** A path or method that is not there: the emulator's code, and the words of the framework behind it. */
  notFoundCode: 'not_found',
} as const;
