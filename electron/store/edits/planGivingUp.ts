import { conflictPeople } from '../lanes/conflictPeople.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import { heldRows, type LaneConflict, type ResolutionPlan, released } from './heldRows.ts';
import { type IntentPart, withoutPart } from './intentParts.ts';

/** Theirs stays: what of ours contradicts it is given up, and no more than that. Pure. */
export function planGivingUp(lane: StoredLane, found: LaneConflict): ResolutionPlan {
  const { conflict } = found;
  const held = heldRows(lane, conflict);
  switch (conflict.kind) {
    case 'name':
    case 'description':
      return withoutParts(lane, found, held, { field: conflict.kind });
    case 'memberRemoved':
      return withoutParts(lane, found, held, lostPeople(lane, found, held));
    case 'groupFull': {
      // Whatever else we wanted of people who never got in goes with them.
      const part = lostPeople(lane, found, held);
      const about = lane.entries.filter(
        (entry) =>
          held.includes(entry) ||
          (!isInFlight(entry) && withoutPart(entry.command, part) !== entry.command),
      );
      return withoutParts(lane, found, about, part);
    }
    case 'permissionLost':
      return dropping(lane, withDependents(lane, held));
    case 'groupDeleted':
      return { ...dropping(lane, lane.entries), copy: null };
  }
}

function lostPeople(
  { copy }: StoredLane,
  { conflict: { kind } }: LaneConflict,
  held: readonly StoredEntry[],
): IntentPart {
  return { people: new Set(conflictPeople(kind, held, (id) => copy?.members.has(id) === true)) };
}

/** Being sent, or accepted there: what it says can no longer be changed here. */
function isInFlight({ state }: StoredEntry): boolean {
  return state === 'sending' || state === 'acked';
}

/** Takes a part out of rows; those with nothing left leave, the others go on where nothing else holds them. */
function withoutParts(
  lane: StoredLane,
  { conflict, others }: LaneConflict,
  held: readonly StoredEntry[],
  part: IntentPart,
): ResolutionPlan {
  const entries: StoredEntry[] = [];
  const dropped: StoredEntry[] = [];
  for (const entry of lane.entries) {
    const intent = held.includes(entry) ? withoutPart(entry.command, part) : entry.command;
    if (intent === null) {
      dropped.push(entry);
      continue;
    }
    const narrowed =
      intent === entry.command ? entry : { ...entry, command: { ...entry.command, ...intent } };
    const isHeld = conflict.commands.includes(entry.command.id) && held.includes(entry);
    entries.push(isHeld ? released(lane, narrowed, others) : narrowed);
  }
  return { entries, held, dropped, copy: lane.copy, addition: null };
}

function dropping(lane: StoredLane, dropped: readonly StoredEntry[]): ResolutionPlan {
  return {
    entries: lane.entries.filter((entry) => !dropped.includes(entry)),
    held: dropped,
    dropped,
    copy: lane.copy,
    addition: null,
  };
}

/** Without a group's creation nothing that follows it means anything. */
function withDependents(
  { entries }: StoredLane,
  held: readonly StoredEntry[],
): readonly StoredEntry[] {
  const creation = held.find(({ command }) => command.name === 'createGroup');
  if (creation === undefined) return held;
  return entries.filter((entry) => held.includes(entry) || entry.seq >= creation.seq);
}
