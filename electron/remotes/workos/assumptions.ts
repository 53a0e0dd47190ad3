/**
 * What WorkOS' published reference leaves open and this adapter had to decide. One constant each, with its reason;
 * none was checked against the live service. The README of this folder lists them.
 */
export const workosAssumptions = {
  /**
   * A POST with this header and the same key again is answered with what the first one made. The official client
   * sends it and says that the API honours it; of groups in particular nothing is said.
   */
  idempotencyHeader: 'Idempotency-Key',

  /** Where a roster's phone number is: a custom attribute of the membership, or in the user's metadata. */
  phoneKey: 'phone',

  /** Under which names the roster shows what WorkOS itself keeps. The organisation's own attributes win. */
  ownAttributes: { role: 'role', externalId: 'external_id', status: 'membership_status' },

  /**
   * Somebody invited who has not accepted yet (`pending`) can be in groups and is expected to come, so they count as
   * active; the status is told as an attribute. So is one that is not in the specification.
   */
  inactiveStatus: 'inactive',

  /** Sent to clear a description: the specification's type is string or null, and only what is given is changed. */
  clearedDescription: null,

  /** Oldest first: what is added while a list is read comes at its end instead of shifting its pages. */
  listOrder: 'asc',

  /**
   * What a list does with a cursor whose object was deleted is not said. It may begin anew, which only costs
   * requests; where it refuses instead, with one of these, the list is begun anew from here.
   */
  refusedCursorStatuses: [400, 422],

  /**
   * An unknown organization is a 404 of these words in the specification; the same words are its example of a 422 of
   * the memberships and of a 400 of the events.
   */
  organizationMissing: /^organization not found/i,

  /**
   * The newest event is asked for with `desc`. Users report that the live service gives the oldest first whatever is
   * asked (workos-node issue 1610), so what comes is only a place to read on from, with `asc`, up to the end.
   */
  newestEventOrder: 'desc',
  eventsOrder: 'asc',

  /**
   * A cursor that the feed does not know (any more) is refused with one of these; the specification has them for the
   * feed and does not say when. Other reasons for them would show again after the full pull that this leads to.
   */
  expiredCursorStatuses: [400, 422],

  /**
   * Events are kept for 30 days, an older page of the documentation says. Should the feed go on from a cursor that is
   * older instead of refusing it, events would be missing without a word; so it is not asked, with two days to spare
   * for this computer's clock.
   */
  daysACursorLasts: 28,

  /**
   * On the last page the feed names no cursor. It is the page's latest event then, by date and id. Events may come in
   * disorder; an earlier one in its place would only bring the others once more.
   */
  latestEventBy: ['created_at', 'id'],
} as const;
