import type { RowId } from '../schema/columns.ts';

/** One stay of somebody in a group, in Unix milliseconds; null: since ever, and until now. */
export interface StaySpan {
  personRow: RowId;
  joinedMs: number | null;
  leftMs: number | null;
}

/** The size of a group from an instant on, until the next one. */
export interface SizeStep {
  atMs: number;
  size: number;
}

export interface SizeHistory {
  /** How many have been in the group for as long as anything is known: nobody can say when they joined. */
  undated: number;
  /** Wherever the size changed, the oldest first. */
  steps: SizeStep[];
}

/**
 * How many people were in a group at any time, by the rule of `staysAt.ts`: a stay holds from its beginning to its end, the
 * end not included, and nobody counts twice, however their stays overlap. Pure.
 */
export function sizeSteps(stays: readonly StaySpan[]): SizeHistory {
  let undated = 0;
  const changes = new Map<number, number>();
  const change = (atMs: number, by: number) => {
    if (atMs === -Infinity) undated += by;
    else if (atMs !== Infinity) changes.set(atMs, (changes.get(atMs) ?? 0) + by);
  };
  for (const spans of spansByPerson(stays).values()) {
    for (const { from, to } of joinSpans(spans)) {
      change(from, 1);
      change(to, -1);
    }
  }
  let size = undated;
  const steps: SizeStep[] = [];
  for (const [atMs, by] of [...changes].sort(([one], [other]) => one - other)) {
    size += by;
    if (by !== 0) steps.push({ atMs, size });
  }
  return { undated, steps };
}

interface Span {
  from: number;
  to: number;
}

function spansByPerson(stays: readonly StaySpan[]): Map<RowId, Span[]> {
  const people = new Map<RowId, Span[]>();
  for (const { personRow, joinedMs, leftMs } of stays) {
    const span = { from: joinedMs ?? -Infinity, to: leftMs ?? Infinity };
    // Two clocks: taken out here before the server, which is ahead, says that they came.
    if (span.from >= span.to) continue;
    const spans = people.get(personRow);
    if (spans === undefined) people.set(personRow, [span]);
    else spans.push(span);
  }
  return people;
}

/** Spans that overlap or touch become one. */
function joinSpans(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans;
  const joined: Span[] = [];
  for (const span of [...spans].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}
