import type { ConflictChoice, ConflictKind } from '#shared/domain/conflict.ts';
import type { KeptGroup, ResolutionRecord, ResolvedRow } from '#shared/domain/resolution.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import type { OpenConflict } from '../repositories/conflictRows.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { ResolutionPlan } from './heldRows.ts';

/** What else the decision brought about. */
export interface ResolutionEffects {
  at: Instant;
  added: readonly StoredEntry[];
  standing: ResolutionRecord['standing'];
  /** Other conflicts that lost rows, as they were before. */
  losers: readonly OpenConflict[];
}

/** Everything that taking a decision back needs to know, from the lane as it was before and what became of it. */
export function recordResolution(
  lane: StoredLane,
  conflict: OpenConflict,
  choice: ConflictChoice,
  plan: ResolutionPlan,
  { at, added, standing, losers }: ResolutionEffects,
): ResolutionRecord {
  const after = new Map(plan.entries.map((entry) => [entry.seq, entry]));
  const isGone = lane.copy !== null && plan.copy === null;
  return {
    v: 1,
    at,
    conflict: conflict.uid,
    kind: conflict.kind,
    choice,
    groupId: lane.group.uid,
    field: fieldOf(lane, conflict.kind, plan.held),
    conflicts: [conflict, ...losers].map(({ uid, commands }) => ({
      id: uid,
      commands: [...commands],
    })),
    rows: lane.entries
      .filter((entry) => plan.held.includes(entry) || after.get(entry.seq) !== entry)
      .map((entry) => rowOf(entry, after.get(entry.seq) ?? null)),
    added: added.map(({ command }) => ({ id: command.id, intent: command })),
    standing,
    remoteId: lane.group.remoteId,
    kept: isGone ? keptOf(lane) : null,
  };
}

function fieldOf(
  { copy }: StoredLane,
  kind: ConflictKind,
  held: readonly StoredEntry[],
): ResolutionRecord['field'] {
  if ((kind !== 'name' && kind !== 'description') || copy === null) return null;
  const wishes = held.flatMap(({ command }) => {
    const wish = command.name === 'updateGroup' ? command.args[kind] : undefined;
    return wish === undefined ? [] : [wish];
  });
  return { mine: wishes.at(-1) ?? null, theirs: copy.fields[kind] };
}

function rowOf(entry: StoredEntry, after: StoredEntry | null): ResolvedRow {
  const { seq, editId, command, state, baseFields, attempts, nextAttemptAt, lastFailure } = entry;
  return {
    id: command.id,
    seq,
    editId,
    at: command.at,
    intent: command,
    state,
    baseFields,
    attempts,
    nextAttemptAt,
    lastFailure,
    left: after === null ? null : { intent: after.command, attempts: after.attempts },
  };
}

function keptOf({ copy, intervals }: StoredLane): KeptGroup | null {
  if (copy === null) return null;
  return {
    fields: copy.fields,
    members: [...copy.members].map(([personId, { isAdmin, joinedAt, datesFrom }]) => ({
      personId,
      isAdmin,
      joinedAt,
      datesFrom: datesFrom === 'server' ? 'server' : 'observed',
      removedAt: intervals.get(personId)?.removed?.leftAt ?? null,
    })),
  };
}
