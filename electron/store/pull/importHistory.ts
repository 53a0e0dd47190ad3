import type { Instant } from '#shared/domain/time.ts';
import { decodeInstantOrNull, encodeInstantOrNull } from '../codecs.ts';
import type { Touched } from '../database/storeDatabase.ts';
import type { Interval } from '../lanes/planIntervals.ts';
import { type CurrentStay, type PastStay, planPastStays } from '../lanes/planPastStays.ts';
import { type ToldStay, toldStays } from '../lanes/toldStays.ts';
import type { GroupRow } from '../repositories/groupRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RemoteStay } from '../syncPorts.ts';
import { addUnknown } from './addUnknown.ts';

/**
 * Takes the ended stays that came with a copy of a group into its history, after the copy itself was written. A copy
 * that tells of none, or was not asked, takes nothing away. Whom nobody has listed becomes a person of status `unknown`.
 * Returns when the last of the stays it tells ended.
 */
export function importHistory(
  rows: Rows,
  group: GroupRow,
  history: readonly RemoteStay[],
  touched: Touched,
): Instant | null {
  if (history.length === 0) return null;
  const past = rows.pastStays.of(group.id);
  let hasChanged = false;
  let lastMs: number | null = null;
  for (const [memberKey, told] of toldStays(history)) {
    for (const { leftMs } of told) lastMs = Math.max(leftMs, lastMs ?? leftMs);
    const known = past.get(memberKey);
    // Nearly always: nothing of it is new, and nothing else is looked at.
    if (known !== undefined && areKnown(told, known.stays)) continue;
    const personRow =
      known?.personRow ?? (rows.people.idsOf(memberKey) ?? addUnknown(rows, memberKey, touched)).id;
    const { open, removed } = rows.memberships.currentOfPerson(group.id, personRow);
    const current = [open, removed].flatMap((row) => (row === null ? [] : asCurrent(row)));
    const steps = planPastStays({ told, past: known?.stays ?? [], current });
    rows.pastStays.take(group.id, personRow, steps);
    hasChanged ||= steps.length > 0;
  }
  if (hasChanged) touched.group(group.uid);
  return decodeInstantOrNull(lastMs);
}

function asCurrent({ joinedAt, datesFrom }: Interval): CurrentStay {
  return { joinedMs: encodeInstantOrNull(joinedAt), datesFrom };
}

/** Does the history hold every stay exactly as it is told? */
function areKnown(told: readonly ToldStay[], past: readonly PastStay[]): boolean {
  const ends = new Map<number, number>();
  const unbegun = new Set<number>();
  for (const { joinedMs, datesFrom, leftMs, leftFrom } of past) {
    if (leftFrom !== 'server') continue;
    if (datesFrom !== 'server' || joinedMs === null) unbegun.add(leftMs);
    else ends.set(joinedMs, leftMs);
  }
  return told.every(({ joinedMs, leftMs }) =>
    joinedMs === null ? unbegun.has(leftMs) : ends.get(joinedMs) === leftMs,
  );
}
