import { rebase } from '#shared/commands/rebase.ts';
import { invertIntent } from '#shared/commands/registry.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { CommandId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { canonicalIntent } from '../edits/narrowIntent.ts';
import { dateCopy, type ServerCopy } from '../lanes/serverCopy.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import { writeLane } from '../lanes/writeLane.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { ActivityOutcome } from '../schema/ownTables.ts';
import type { CarryRows } from './carryRows.ts';

interface Parts {
  rows: Rows;
  carried: CarryRows;
  touched: Touched;
  at: Instant;
}

/** A group whose queue was carried over; `lane` is how it was before. */
export interface CarriedLane {
  lane: StoredLane;
  /** The server's copy as the salvaged file had it; undefined: nothing of it concerns this group. */
  base: ServerCopy | null | 'unknown' | undefined;
  left: ReadonlyMap<CommandId, ActivityOutcome>;
}

/** Writes the copy under the carried rows and the view on them (I1), and sees to each row's copy in activity (P2). */
export function foldLane({ rows, carried, touched, at }: Parts, carriedLane: CarriedLane): void {
  const { lane } = carriedLane;
  const entries = rows.outbox.ofGroup(lane.group.id);
  const copy = copyUnder(carriedLane, entries, at);
  let before: GroupState | null = copy;
  for (const { command, editRow } of entries) {
    if (carried.hasCommand(command.id)) carried.reopenCommand(command.id);
    else {
      rows.activity.recordCommand({
        kind: 'edit',
        editRow,
        groupRow: lane.group.id,
        groupName: (before ?? rebase(before, [command]))?.fields.name ?? lane.group.fields.name,
        command,
        inverse: invertIntent(before, command).filter((back) => canonicalIntent(back) !== null),
      });
    }
    before = rebase(before, [command]);
  }
  writeLane(rows, lane, { copy, entries, at }, touched);
}

function copyUnder(
  { lane, base, left }: CarriedLane,
  entries: readonly StoredEntry[],
  at: Instant,
): ServerCopy | null {
  if (base !== undefined && base !== 'unknown') return base;
  const isKnownHere = lane.group.isPresent || lane.entries.length > 0;
  if (!isKnownHere) {
    if (base === undefined || entries.some(({ command }) => command.name === 'createGroup'))
      return null;
    // It is there, and who is in it comes with the next pull.
    return { fields: lane.group.fields, members: new Map() };
  }
  // What was sent since the copy was made is taken for what the server has now.
  const sent = lane.entries.filter(({ command }) => left.get(command.id) === 'sent');
  if (sent.length === 0) return lane.copy;
  const state = rebase(
    lane.copy,
    sent.map(({ command }) => command),
  );
  if (state === null) return null;
  return dateCopy(state, {
    previous: lane.copy,
    remote: null,
    unsentJoin: (personId) => lane.intervals.get(personId)?.open?.joinedAt ?? null,
    at,
    isFirstSight: false,
  });
}
