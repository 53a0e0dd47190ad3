import type { RemoteStay } from '../syncPorts.ts';

/** An ended stay as the server tells it, made sure of. In Unix milliseconds, for there may be thousands to compare. */
export interface ToldStay {
  joinedMs: number | null;
  leftMs: number;
}

/**
 * The stays of each member key, by their time. Stays that end before they begin, or at no time that can be read, are
 * none; of two that begin at the same time the one that ends later counts. So neither the order nor a repetition matters.
 */
export function toldStays(history: readonly RemoteStay[]): ReadonlyMap<string, ToldStay[]> {
  const told = new Map<string, ToldStay[]>();
  for (const { memberKey, joinedAt, leftAt } of history) {
    const joinedMs = joinedAt === null ? null : readTime(joinedAt);
    const leftMs = readTime(leftAt);
    if (joinedMs === undefined || leftMs === undefined) continue;
    if (joinedMs !== null && joinedMs > leftMs) continue;
    const stays = told.get(memberKey);
    if (stays === undefined) told.set(memberKey, [{ joinedMs, leftMs }]);
    else stays.push({ joinedMs, leftMs });
  }
  for (const [memberKey, stays] of told) {
    if (stays.length > 1) told.set(memberKey, distinct(stays));
  }
  return told;
}

const firstYearMs = Date.parse('0000-01-01T00:00:00.000Z');
const lastYearMs = Date.parse('9999-12-31T23:59:59.999Z');

/** Undefined for what is no time, or not one that is written with four digits for the year. */
function readTime(text: string): number | undefined {
  const unixMs = Date.parse(text);
  return unixMs >= firstYearMs && unixMs <= lastYearMs ? unixMs : undefined;
}

/** Those with a known beginning first; one without is the same stay where it ends at the same time. */
function distinct(stays: readonly ToldStay[]): ToldStay[] {
  const ends = new Map<number, number>();
  for (const { joinedMs, leftMs } of stays) {
    if (joinedMs !== null) ends.set(joinedMs, Math.max(leftMs, ends.get(joinedMs) ?? leftMs));
  }
  const begun = [...ends].map(([joinedMs, leftMs]) => ({ joinedMs, leftMs }));
  const unbegun = new Set(
    stays.flatMap(({ joinedMs, leftMs }) => (joinedMs === null ? [leftMs] : [])),
  ).difference(new Set(ends.values()));
  return [
    ...begun.sort((one, other) => one.joinedMs - other.joinedMs),
    ...[...unbegun].sort((one, other) => one - other).map((leftMs) => ({ joinedMs: null, leftMs })),
  ];
}
