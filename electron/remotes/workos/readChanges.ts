import type {
  ChangesAnswer,
  RemoteChanges,
  RemoteFailure,
  RemoteGroups,
  RemoteResult,
} from '#electron/sync/ports/remote.ts';
import { failed } from '../answerBody.ts';
import { unreadable } from '../errors.ts';
import type { HttpClient } from '../http.ts';
import { workosAssumptions } from './assumptions.ts';
import { type EventPage, latestEventId, requestAnEvent, requestEvents } from './eventFeed.ts';
import { eventNames, readHints } from './eventHints.ts';
import { dayOf, decodeFeedCursor, encodeFeedCursor, type FeedCursor } from './feedCursor.ts';
import { isOrganizationMissing, type Organization } from './organization.ts';
import { rereadPeople } from './rereadPeople.ts';

/** Pages read on the way to the end of the feed; what is left after them is told as changes. */
const MAX_PAGES_TO_END = 100;

const expired = { ok: true, value: { kind: 'expired' } } as const;

/** Reads WorkOS' feed of events about one organization. */
export function createReadChanges(
  client: HttpClient,
  organization: Organization,
  nowMs: () => number,
): RemoteGroups['readChanges'] {
  const filter = { events: eventNames.join(','), organization_id: organization.id };

  async function readChanges(
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<RemoteResult<ChangesAnswer>> {
    if (organization.isKnownDeleted()) {
      return changes({ after: null, readOn: dayOf(nowMs()) });
    }
    if (cursor === null) {
      return findEnd(signal);
    }
    const position = decodeFeedCursor(cursor, nowMs());
    return position === null ? expired : readOn(position, signal);
  }

  async function readOn(
    position: FeedCursor,
    signal: AbortSignal,
  ): Promise<RemoteResult<ChangesAnswer>> {
    const page = await requestEvents(client, filter, position.after, signal);
    if (!page.ok) {
      return explainRefusal(page.failure, position.after, signal);
    }
    const { events, after } = page.value;
    if (leadsNowhere(page.value, position.after)) {
      return failed(unreadable(200));
    }
    const hints = readHints(events, organization.id);
    if (hints === null) {
      return expired;
    }
    if (hints.isOrganizationDeleted) {
      // The feed does not tell what an organization loses with its end: the lists do, which are empty now.
      organization.noteDeleted();
      return expired;
    }
    const reread = await rereadPeople(client, hints.membershipIds, organization.id, signal);
    if (!reread.ok) {
      return reread;
    }
    const hasMore = after !== null && after !== position.after;
    const next = {
      after: after ?? latestEventId(events) ?? position.after,
      readOn: hasMore ? position.readOn : dayOf(nowMs()),
    };
    return changes(next, {
      people: reread.value.people,
      peopleGone: reread.value.gone,
      groupIds: [...hints.groupIds],
      unreadable: reread.value.unreadable,
      hasMore,
    });
  }

  /** Where the feed stands now. An event to begin with is asked for, and the rest of the feed read from there. */
  async function findEnd(signal: AbortSignal): Promise<RemoteResult<ChangesAnswer>> {
    const today = dayOf(nowMs());
    const first = await requestAnEvent(client, filter, signal);
    if (!first.ok) {
      return explainRefusal(first.failure, null, signal);
    }
    let last = first.value;
    for (let pages = 0; last !== null && pages < MAX_PAGES_TO_END; pages += 1) {
      const page: RemoteResult<EventPage> = await requestEvents(client, filter, last, signal);
      if (!page.ok) {
        return page;
      }
      if (leadsNowhere(page.value, last)) {
        return failed(unreadable(200));
      }
      const { events, after } = page.value;
      if (after === null || after === last) {
        return changes({ after: latestEventId(events) ?? last, readOn: today });
      }
      last = after;
    }
    return changes({ after: last, readOn: today }, { hasMore: last !== null });
  }

  async function explainRefusal(
    failure: RemoteFailure,
    after: string | null,
    signal: AbortSignal,
  ): Promise<RemoteResult<ChangesAnswer>> {
    if (isOrganizationMissing(failure)) {
      return (await organization.wasDeleted(signal)) ? expired : failed(failure);
    }
    return after !== null && isRefusedCursor(failure) ? expired : failed(failure);
  }

  return readChanges;
}

function changes(
  cursor: FeedCursor,
  found: Partial<RemoteChanges> = {},
): RemoteResult<ChangesAnswer> {
  return {
    ok: true,
    value: {
      kind: 'changes',
      changes: {
        people: [],
        peopleGone: [],
        groupIds: [],
        unreadable: [],
        hasMore: false,
        ...found,
        nextCursor: encodeFeedCursor(cursor),
      },
    },
  };
}

/** Events, and the way to what comes after them is the way they were come by: they would be read for ever. */
function leadsNowhere({ events, after }: EventPage, cursor: string | null): boolean {
  return after !== null && after === cursor && events.length > 0;
}

function isRefusedCursor({ kind, status }: RemoteFailure): boolean {
  const statuses: readonly (number | null)[] = workosAssumptions.expiredCursorStatuses;
  return kind === 'http' && statuses.includes(status);
}
