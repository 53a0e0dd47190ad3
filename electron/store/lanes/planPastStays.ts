import type { DatesFrom, RowId } from '../schema/columns.ts';
import type { ToldStay } from './toldStays.ts';

/** A stay that is history here, in the units of its row. */
export interface PastStay {
  id: RowId;
  joinedMs: number | null;
  datesFrom: DatesFrom;
  leftMs: number;
  leftFrom: DatesFrom;
}

export type StayDates = Omit<PastStay, 'id'>;

export type PastStep =
  | { step: 'insert'; dates: StayDates }
  | { step: 'update'; id: RowId; dates: StayDates };

export interface CurrentStay {
  joinedMs: number | null;
  datesFrom: DatesFrom;
}

export interface PastWish {
  told: readonly ToldStay[];
  past: readonly PastStay[];
  /** The stays that are not history here, after the copy that came with the history was written. */
  current: readonly CurrentStay[];
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
  { joinedMs, leftMs }: ToldStay,
  free: ReadonlySet<PastStay>,
): PastStay | undefined {
  if (joinedMs === null) return known.byEnd.get(leftMs)?.find((row) => free.has(row));
  const rows = known.byBeginning.get(joinedMs)?.filter((row) => free.has(row));
  return rows?.find((row) => row.leftMs === leftMs) ?? rows?.[0];
}

function index(past: readonly PastStay[]) {
  const byBeginning = new Map<number, PastStay[]>();
  const byEnd = new Map<number, PastStay[]>();
  for (const row of past) {
    if (row.joinedMs !== null) listIn(byBeginning, row.joinedMs).push(row);
    if (row.leftFrom === 'server') listIn(byEnd, row.leftMs).push(row);
  }
  return { byBeginning, byEnd };
}

function listIn(lists: Map<number, PastStay[]>, key: number): PastStay[] {
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
  if (row.datesFrom === 'server' && stay.joinedMs !== null) return false;
  if (row.datesFrom !== 'server' && row.leftFrom === 'server' && stay.joinedMs === null)
    return false;
  return isNotAfter(row.joinedMs, stay.leftMs) && isNotAfter(stay.joinedMs, row.leftMs);
}

/** Is this stay still shown as one that has not ended, or only by an edit of ours? Unsent adds are other stays. */
function isCurrent(stay: ToldStay, current: readonly CurrentStay[]): boolean {
  return current.some((row) => {
    if (row.datesFrom === 'edit' || row.joinedMs === null) return false;
    if (row.joinedMs === stay.joinedMs) return true;
    const areBothDated = row.datesFrom === 'server' && stay.joinedMs !== null;
    return !areBothDated && row.joinedMs < stay.leftMs;
  });
}

function isNotAfter(beginning: number | null, end: number): boolean {
  return beginning === null || beginning <= end;
}

function byBeginning(one: PastStay, other: PastStay): number {
  if (one.joinedMs === other.joinedMs) return one.id - other.id;
  return (one.joinedMs ?? -Infinity) < (other.joinedMs ?? -Infinity) ? -1 : 1;
}

function asDates({ joinedMs, leftMs }: ToldStay): StayDates {
  return { joinedMs, datesFrom: 'server', leftMs, leftFrom: 'server' };
}

/** The server's dates over the row's; a beginning it does not know stays as it was observed. */
function dated(row: PastStay, stay: ToldStay): PastStep[] {
  const dates = asDates(stay);
  if (stay.joinedMs === null) {
    dates.joinedMs = row.joinedMs;
    dates.datesFrom = row.datesFrom;
  }
  const isSame =
    row.joinedMs === dates.joinedMs &&
    row.datesFrom === dates.datesFrom &&
    row.leftMs === dates.leftMs &&
    row.leftFrom === dates.leftFrom;
  return isSame ? [] : [{ step: 'update', id: row.id, dates }];
}
