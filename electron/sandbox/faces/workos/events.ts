import { z } from 'zod';
import type { JournalEntry } from '../../dataset/journal.ts';
import { compareText, parseTimestamp } from '../../dataset/timestamp.ts';
import { workosAssumptions } from './assumptions.ts';
import { eventNames, eventView } from './eventView.ts';
import { eventIdOf } from './ids.ts';
import { commaList, readInput } from './input.ts';
import { instant } from './instant.ts';
import type { OperationContext } from './operation.ts';
import { pageOf, pageQuery } from './paging.ts';
import { WorkosError } from './workosError.ts';

const eventName = /^[a-z_]+(\.[a-z_]+)+$/;

const listQuery = pageQuery.extend({
  events: commaList
    .refine((names) => names.every((name) => eventName.test(name)), {
      error: 'each value in events must be the name of an event',
    })
    .optional(),
  range_start: date('range_start'),
  range_end: date('range_end'),
  organization_id: z.string().optional(),
});

/** The feed: what happened through any face, for as long as it is kept. */
export function listEvents(context: OperationContext) {
  const { dataset, organization, query, eventDelivery } = context;
  const wanted = readInput(listQuery, query);
  // A deleted organization's events can be read on: one of them says that it was deleted.
  if (wanted.organization_id && wanted.organization_id !== organization.id) {
    throw new WorkosError(400, `Organization not found: '${wanted.organization_id}'.`);
  }
  const { organisationDeletedAt: end } = dataset;
  const kept = dataset.journal().filter((entry) => end === null || entry.at <= end);
  const order = eventDelivery.settings.ignoresOrder ? 'asc' : wanted.order;

  const isWanted = filterOf(wanted);
  const cursor = [wanted.after, wanted.before].filter((id) => id);
  const listed = kept
    .map((entry) => ({ id: eventIdOf(entry), entry }))
    // A cursor may be an event that the filter leaves out: it still is a place in the feed.
    .filter(({ id, entry }) => isWanted(entry) || cursor.includes(id));
  const { fresh, repeats } = eventDelivery.plan(wanted.limit, Boolean(wanted.after));
  const page = pageOf(listed, { ...wanted, order, limit: fresh }, refuseCursor);
  const repeated =
    repeats && page.items.length > 0 ? listed.filter(({ id }) => id === wanted.after) : [];
  const items = [...repeated, ...page.items].filter(({ entry }) => isWanted(entry));
  return {
    object: 'list',
    data: eventDelivery
      .deliver(items, wanted.limit)
      .map(({ entry }) => eventView(entry, organization)),
    list_metadata: { after: page.after },
  };
}

function refuseCursor(id: string): void {
  throw new WorkosError(
    workosAssumptions.unknownEventCursorStatus,
    `Event not found: '${id}'. It may be older than events are kept.`,
  );
}

function filterOf(wanted: z.infer<typeof listQuery>): (entry: JournalEntry) => boolean {
  const { events, range_start: start, range_end: end, organization_id: organizationId } = wanted;
  return ({ at, happening }) => {
    const name = eventNames[happening.kind];
    if (events?.length && !events.includes(name)) return false;
    if (organizationId && name.startsWith(workosAssumptions.eventsOutsideOrganizations)) {
      return false;
    }
    // "After" and "before" in the specification: both ends are left out.
    const moment = instant(at);
    if (start !== undefined && compareText(moment, start) <= 0) return false;
    return end === undefined || compareText(moment, end) < 0;
  };
}

/** A date to the millisecond, as events show theirs. */
function date(field: string) {
  return z
    .string()
    .transform((value, context) => {
      const parsed = parseTimestamp(value);
      if (parsed) return instant(parsed);
      context.addIssue({ code: 'custom', message: `${field} must be an ISO 8601 date` });
      return z.NEVER;
    })
    .optional();
}
