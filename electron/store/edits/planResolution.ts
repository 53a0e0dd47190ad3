import type { Intent } from '#shared/commands/command.ts';
import { rebase } from '#shared/commands/rebase.ts';
import type { ConflictChoice } from '#shared/domain/conflict.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import { conflictPeople } from '../lanes/conflictPeople.ts';
import { holdsParked } from '../lanes/leaveOutbox.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import { heldRows, type LaneConflict, type ResolutionPlan, released } from './heldRows.ts';
import { narrowIntent } from './narrowIntent.ts';
import { planGivingUp } from './planGivingUp.ts';
import { creationFromCopy } from './recreateGroup.ts';

/** Pure. `choice` is one of the conflict's choices. */
export function planResolution(
  lane: StoredLane,
  found: LaneConflict,
  choice: ConflictChoice,
): ResolutionPlan {
  switch (choice) {
    case 'keepMine':
      return planKeeping(lane, found);
    case 'recreate':
      return planRecreation(lane);
    case 'takeTheirs':
      return planGivingUp(lane, found);
  }
}

function planKeeping(lane: StoredLane, { conflict, others }: LaneConflict): ResolutionPlan {
  // What was refused goes together: only all rows say what is wanted.
  const own = heldRows(lane, conflict);
  const isParked = holdsParked(conflict.kind);
  const held = isParked
    ? lane.entries.filter((entry) => entry.state === 'parked' || own.includes(entry))
    : own;
  const parkers = others.filter(({ kind }) => !holdsParked(kind));
  const entries = lane.entries.map((entry) =>
    held.includes(entry) ? released(lane, entry, isParked ? parkers : others) : entry,
  );
  const intent = conflict.kind === 'memberRemoved' ? addBack(lane, held) : null;
  return {
    entries,
    held,
    dropped: [],
    copy: lane.copy,
    addition: intent === null ? null : { intent, isInFront: false },
  };
}

/**
 * Making somebody an admin says nothing once they are out of the group. Sent over the removal it means: a member
 * again, and an admin (or not). Whoever is in the group still is left as they are.
 */
function addBack(lane: StoredLane, held: readonly StoredEntry[]): Intent | null {
  const removedHere = new Set<PersonId>(
    lane.entries.flatMap(({ command }) =>
      command.name === 'removeMembers' ? command.args.personIds : [],
    ),
  );
  const isAdmin = new Map<PersonId, boolean>();
  for (const { command } of held) {
    if (command.name !== 'setAdmin') continue;
    for (const personId of command.args.personIds) isAdmin.set(personId, command.args.isAdmin);
  }
  const members = conflictPeople('memberRemoved', held, (id) => lane.copy?.members.has(id) === true)
    .filter((personId) => !removedHere.has(personId))
    .map((personId) => ({ personId, isAdmin: isAdmin.get(personId) ?? false }));
  if (members.length === 0) return null;
  const view = rebase(
    lane.copy,
    lane.entries.map(({ command }) => command),
  );
  return narrowIntent(view, { name: 'addMembers', args: { members } });
}

/** All rows follow a creation from the kept copy; nothing of them was ever sent to the group that is to be made. */
function planRecreation(lane: StoredLane): ResolutionPlan {
  const { copy: kept, entries } = lane;
  return {
    entries: entries.map((entry) => ({ ...released(lane, entry, []), attempts: 0 })),
    held: entries,
    dropped: [],
    copy: null,
    addition: kept === null ? null : { intent: creationFromCopy(kept), isInFront: true },
  };
}
