import type { GroupMember, SyncMark } from '#shared/domain/group.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { DatesFrom, RowId, Standing } from '../schema/columns.ts';
import type { CopyMember } from './serverCopy.ts';

/** A stay in a group as it stands in the table, less whose and where. */
export interface IntervalValues {
  standing: Standing;
  isAdmin: boolean;
  joinedAt: Instant | null;
  datesFrom: DatesFrom;
  leftAt: Instant | null;
  leftFrom: DatesFrom | null;
  syncMark: SyncMark;
}

export interface Interval extends IntervalValues {
  id: RowId;
}

/** A person's rows in one group that are not history. */
export interface CurrentIntervals {
  open: Interval | null;
  removed: Interval | null;
}

export type IntervalStep =
  | { step: 'insert'; values: IntervalValues }
  | { step: 'update'; id: RowId; values: IntervalValues }
  | { step: 'delete'; id: RowId };

export interface IntervalWish {
  current: CurrentIntervals;
  /** The person in the server's copy; null when not in it. */
  copy: CopyMember | null;
  /** The person in the folded view: what the screen shall show. */
  view: GroupMember | null;
  syncMark: SyncMark;
  /** When something is seen to have ended now. */
  at: Instant;
}

/**
 * What has to be written so that one person's intervals in one group say what the server's copy and the folded
 * view say. Pure; the only place that knows the rules of history:
 * - what the server held is closed, never deleted; who comes back gets a new interval;
 * - an unsent removal closes provisionally (`removed`), and the same row opens again when the edit goes;
 * - an unsent add (`dates_from` edit) becomes the server's membership when the copy holds it, and vanishes without
 *   a trace when it is taken back, for it never happened.
 * Steps come in an order that never breaks "one open interval".
 */
export function planIntervals({ current, copy, view, syncMark, at }: IntervalWish): IntervalStep[] {
  const unsent = current.open?.datesFrom === 'edit' ? current.open : null;
  const known = current.removed ?? (unsent === null ? current.open : null);
  const ended: IntervalStep[] = [];
  const begun: IntervalStep[] = [];
  let spare = unsent;

  // A view that joined at another time than the copy is a removal and a new add, both unsent.
  const isKept = copy !== null && view !== null && copy.joinedAt === view.joinedAt;
  if (view !== null && !isKept) {
    const values = {
      standing: 'open',
      isAdmin: view.isAdmin,
      joinedAt: view.joinedAt,
      datesFrom: 'edit',
      leftAt: null,
      leftFrom: null,
      syncMark,
    } as const;
    begun.push(...write(spare, values));
    spare = null;
  }

  if (copy === null) {
    if (known !== null) ended.push(...write(known, past(known, at)));
  } else {
    const hasRejoined = known !== null && isLaterStay(known, copy);
    if (hasRejoined) ended.push(...write(known, past(known, copy.joinedAt ?? at)));
    const row = known === null || hasRejoined ? spare : known;
    if (row === spare) spare = null;
    const shared = { joinedAt: copy.joinedAt, datesFrom: copy.datesFrom, syncMark };
    const values: IntervalValues = isKept
      ? { ...shared, standing: 'open', isAdmin: view.isAdmin, leftAt: null, leftFrom: null }
      : {
          ...shared,
          standing: 'removed',
          isAdmin: copy.isAdmin,
          leftAt: known?.standing === 'removed' && !hasRejoined ? known.leftAt : at,
          leftFrom: 'edit',
        };
    (isKept ? begun : ended).push(...write(row, values));
  }

  const dropped: IntervalStep[] = spare === null ? [] : [{ step: 'delete', id: spare.id }];
  return [...dropped, ...ended, ...begun];
}

/** The server dates the stay later than we knew it: they left and came back between two looks. */
function isLaterStay(known: Interval, copy: CopyMember): boolean {
  return (
    known.datesFrom === 'server' &&
    copy.datesFrom === 'server' &&
    known.joinedAt !== null &&
    copy.joinedAt !== null &&
    copy.joinedAt > known.joinedAt
  );
}

/** Closed for good. A removal made here ended when it was made; anything else when it was noticed. */
function past(known: Interval, noticedAt: Instant): IntervalValues {
  return {
    standing: 'past',
    isAdmin: known.isAdmin,
    joinedAt: known.joinedAt,
    datesFrom: known.datesFrom,
    leftAt: known.leftAt ?? noticedAt,
    leftFrom: 'observed',
    syncMark: 'synced',
  };
}

function write(row: Interval | null, values: IntervalValues): IntervalStep[] {
  if (row === null) return [{ step: 'insert', values }];
  return isSame(row, values) ? [] : [{ step: 'update', id: row.id, values }];
}

function isSame(row: IntervalValues, values: IntervalValues): boolean {
  return (
    row.standing === values.standing &&
    row.isAdmin === values.isAdmin &&
    row.joinedAt === values.joinedAt &&
    row.datesFrom === values.datesFrom &&
    row.leftAt === values.leftAt &&
    row.leftFrom === values.leftFrom &&
    row.syncMark === values.syncMark
  );
}
