import type { Instant } from '#shared/domain/time.ts';
import type { DatesFrom, RowId } from '../schema.ts';
import type { CurrentIntervals } from './planIntervals.ts';
import type { ToldStay } from './toldStays.ts';

/** A stay that is history here. */
export interface PastStay {
  id: RowId;
  joinedAt: Instant | null;
  datesFrom: DatesFrom;
  leftAt: Instant;
  leftFrom: DatesFrom;
}

export type StayDates = Omit<PastStay, 'id'>;

export type PastStep =
  | { step: 'insert'; dates: StayDates }
  | { step: 'update'; id: RowId; dates: StayDates };

export interface PastWish {
  told: readonly ToldStay[];
  past: readonly PastStay[];
  /** What is not history here, after the copy that came with the history was written. */
  current: CurrentIntervals;
}

/**
 * What has to be written so that one person's history in one group holds every ended stay the server tells. Pure.
 * - A stay the server tells is the one that joined at the same time; otherwise one whose dates were only observed and
 *   that overlaps it, for nobody is in a group twice at once. That one gets the server's dates.
 * - Nothing is deleted: what the server does not tell stays as it is.
 * - What is still a current stay here is left to the next copy: the two came in different moments.
 * Told again, it plans nothing.
 */
export function planPastStays({ told, past, current }: PastWish): PastStep[] {
  const free = new Set(past);
  const steps: PastStep[] = [];
  const strangers: ToldStay[] = [];
  const known = index(past);
  for (const stay of told) {
    const row = findSame(known, stay, free);
    if (row === undefined) strangers.push(stay);
    else {
      free.delete(row);
      steps.push(...dated(row, stay));
    }
  }
  const observed = [...free].filter(isObserved).sort(byBeginning);
  for (const stay of strangers) {
    if (isCurrent(stay, current)) continue;
    const row = observed.find((candidate) => free.has(candidate) && overlaps(candidate, stay));
    if (row !== undefined) {
      free.delete(row);
      steps.push(...dated(row, stay));
    } else steps.push({ step: 'insert', dates: asDates(stay) });
  }
  return steps;
}

/** Joined at the same time; where the server does not know when, left at the same time by its own date. */
function findSame(
  known: ReturnType<typeof index>,
  { joinedAt, leftAt }: ToldStay,
  free: ReadonlySet<PastStay>,
): PastStay | undefined {
  if (joinedAt === null) return known.byEnd.get(leftAt)?.find((row) => free.has(row));
  const rows = known.byBeginning.get(joinedAt)?.filter((row) => free.has(row));
  return rows?.find((row) => row.leftAt === leftAt) ?? rows?.[0];
}

function index(past: readonly PastStay[]) {
  const byBeginning = new Map<Instant, PastStay[]>();
  const byEnd = new Map<Instant, PastStay[]>();
  for (const row of past) {
    if (row.joinedAt !== null) listIn(byBeginning, row.joinedAt).push(row);
    if (row.leftFrom === 'server') listIn(byEnd, row.leftAt).push(row);
  }
  return { byBeginning, byEnd };
}

function listIn(lists: Map<Instant, PastStay[]>, key: Instant): PastStay[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function isObserved({ datesFrom, leftFrom }: PastStay): boolean {
  return datesFrom !== 'server' || leftFrom !== 'server';
}

/**
 * An observed stay that may be this one. With both beginnings from the server they are two stays, for the same one
 * would have been found by it.
 */
function overlaps(row: PastStay, stay: ToldStay): boolean {
  if (row.datesFrom === 'server' && stay.joinedAt !== null) return false;
  if (row.datesFrom !== 'server' && row.leftFrom === 'server' && stay.joinedAt === null)
    return false;
  return isNotAfter(row.joinedAt, stay.leftAt) && isNotAfter(stay.joinedAt, row.leftAt);
}

/** Is this stay still shown as one that has not ended, or only by an edit of ours? Unsent adds are other stays. */
function isCurrent(stay: ToldStay, { open, removed }: CurrentIntervals): boolean {
  return [open, removed].some((row) => {
    if (row === null || row.datesFrom === 'edit' || row.joinedAt === null) return false;
    if (row.joinedAt === stay.joinedAt) return true;
    const areBothDated = row.datesFrom === 'server' && stay.joinedAt !== null;
    return !areBothDated && row.joinedAt < stay.leftAt;
  });
}

function isNotAfter(beginning: Instant | null, end: Instant): boolean {
  return beginning === null || beginning <= end;
}

function byBeginning(one: PastStay, other: PastStay): number {
  const [first, second] = [one.joinedAt ?? '', other.joinedAt ?? ''];
  return first === second ? one.id - other.id : first < second ? -1 : 1;
}

function asDates({ joinedAt, leftAt }: ToldStay): StayDates {
  return { joinedAt, datesFrom: 'server', leftAt, leftFrom: 'server' };
}

/** The server's dates over the row's; a beginning it does not know stays as it was observed. */
function dated(row: PastStay, stay: ToldStay): PastStep[] {
  const dates = asDates(stay);
  if (stay.joinedAt === null) {
    dates.joinedAt = row.joinedAt;
    dates.datesFrom = row.datesFrom;
  }
  const isSame =
    row.joinedAt === dates.joinedAt &&
    row.datesFrom === dates.datesFrom &&
    row.leftAt === dates.leftAt &&
    row.leftFrom === dates.leftFrom;
  return isSame ? [] : [{ step: 'update', id: row.id, dates }];
}
