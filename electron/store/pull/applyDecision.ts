import type { GroupState } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { canonicalInstant } from '../codecs.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { closeSettledConflicts, leaveOutbox } from '../lanes/leaveOutbox.ts';
import { dateCopy, type ServerCopy } from '../lanes/serverCopy.ts';
import { asLane, loadLane, type StoredLane } from '../lanes/storedLane.ts';
import { writeLane } from '../lanes/writeLane.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { DecideLane, LaneChange, NewConflict, RemoteGroup } from '../syncPorts.ts';
import { importHistory } from './importHistory.ts';
import { keepLastChange } from './keepLastChange.ts';
import { noteRemoteChange } from './noteRemoteChange.ts';
import { remoteState } from './remoteState.ts';

export interface Decision {
  lane: StoredLane;
  /** The group just read; null when the server has none, undefined when none was read. */
  remote: RemoteGroup | null | undefined;
  decide: DecideLane;
  at: Instant;
  /** Nothing was ever pulled whole: whatever comes is not news. */
  isFirstPull: boolean;
}

/** Lets the engine decide about one lane and writes what it wants, inside the caller's transaction. */
export function applyDecision(rows: Rows, decision: Decision, touched: Touched): LaneChange {
  const { lane, remote, decide, at } = decision;
  const { group } = lane;
  const state = remote ? readState(rows, remote, lane, touched) : remote;
  const change = decide(asLane(lane), state);

  const copy = change.base === undefined ? lane.copy : wantedCopy(decision, change, state ?? null);
  const entries = writeEntries(rows, lane, change, at, touched);
  if (change.remoteId !== undefined && change.remoteId !== group.remoteId) {
    takeRemoteId(rows, lane, change.remoteId, at, touched);
  }
  writeTimes(rows, lane, remote ?? null, touched);
  writeCreator(rows, lane, remote ?? null, touched);
  if (!decision.isFirstPull) noteRemoteChange(rows, lane, copy, at);
  writeLane(rows, lane, { copy, entries, at }, touched);
  // After the copy: whoever is not in it any more has become history, and gets the server's dates here.
  const lastLeft = importHistory(rows, group, remote?.history ?? [], touched);
  if (remote) keepLastChange(rows, group, { remote, lastLeft, at }, touched);
  if (remote !== undefined) {
    noteReading(rows, group.remoteId, { isKeptCopy: remote === null && copy !== null }, touched);
  }
  return change;
}

/**
 * A copy that is kept though the server has no such group is asked for again: no feed tells of it a second time. A group
 * that is not asked for again is not set aside any longer either (P6), whatever it was read for.
 */
function noteReading(
  rows: Rows,
  remoteId: string | null,
  { isKeptCopy }: { isKeptCopy: boolean },
  touched: Touched,
): void {
  if (remoteId === null) return;
  if (rows.quarantine.isAnything() && rows.quarantine.dropOf('group', remoteId) > 0) {
    touched.changes();
  }
  if (isKeptCopy) rows.rereads.keep(remoteId);
  else rows.rereads.drop(remoteId);
}

/** The group just read. Where not all of its memberships were understood, nobody counts as gone from it (P6). */
function readState(
  rows: Rows,
  remote: RemoteGroup,
  { copy, personRows }: StoredLane,
  touched: Touched,
): GroupState {
  const state = remoteState(rows, remote, personRows, touched);
  if (remote.hasUnreadableMembers !== true || copy === null) return state;
  const kept = [...copy.members].map(
    ([personId, { isAdmin, joinedAt }]) => [personId, { isAdmin, joinedAt }] as const,
  );
  return { ...state, members: new Map([...kept, ...state.members]) };
}

function wantedCopy(
  { lane, at, isFirstPull }: Decision,
  { base }: LaneChange,
  remote: ReturnType<typeof remoteState> | null,
): ServerCopy | null {
  if (base === undefined || base === null) return null;
  return dateCopy(base, {
    previous: lane.copy,
    remote,
    unsentJoin: (personId: PersonId) => {
      const open = lane.intervals.get(personId)?.open;
      return open?.datesFrom === 'edit' ? open.joinedAt : null;
    },
    at: canonicalInstant(at),
    isFirstSight: isFirstPull && lane.copy === null,
  });
}

/** Returns the entries that are left. */
function writeEntries(
  rows: Rows,
  lane: StoredLane,
  change: LaneChange,
  at: Instant,
  touched: Touched,
): readonly StoredEntry[] {
  const { entries, settled, conflicts } = change;
  if (lane.entries.length === 0) return [];
  const isSettled = new Set(settled);
  const inConflict = new Set(conflicts?.flatMap(({ seqs }) => seqs));
  const wishes = new Map(entries?.map((wish) => [wish.seq, wish]));
  const left: StoredEntry[] = [];
  for (const entry of lane.entries) {
    if (isSettled.has(entry.seq)) continue;
    const wish = wishes.get(entry.seq);
    if (wish === undefined && !inConflict.has(entry.seq)) {
      left.push(entry);
      continue;
    }
    const next: StoredEntry = {
      ...entry,
      command: wish?.intent === undefined ? entry.command : { ...entry.command, ...wish.intent },
      // What a refusal brought about is parked, and its conflict says why; everything else in conflict is said to be so.
      state: wish?.state ?? (inConflict.has(entry.seq) ? 'conflict' : entry.state),
      attempts: wish?.attempts ?? entry.attempts,
      nextAttemptAt: wish?.nextAttemptAt === undefined ? entry.nextAttemptAt : wish.nextAttemptAt,
      lastFailure: wish?.lastFailure === undefined ? entry.lastFailure : wish.lastFailure,
    };
    rows.outbox.update(next);
    if (wish?.intent !== undefined) rows.outbox.rewrite(next);
    left.push(next);
    touched.changes();
  }
  const gone = lane.entries.filter(({ seq }) => isSettled.has(seq));
  if (gone.length > 0) touched.changes();
  leaveOutbox(rows, gone, 'sent', at);
  for (const conflict of conflicts ?? []) keepConflict(rows, lane, left, conflict, at, touched);
  closeSettledConflicts(rows, lane.group.id, left, at);
  return left;
}

/** One open conflict per kind and lane: found again, it takes in the rows that are new. */
function keepConflict(
  rows: Rows,
  { group }: StoredLane,
  entries: readonly StoredEntry[],
  { kind, seqs, base, mine, theirs }: NewConflict,
  at: Instant,
  touched: Touched,
): void {
  const held = entries.filter(({ seq }) => seqs.includes(seq)).map(({ command }) => command.id);
  if (held.length === 0) return;
  touched.changes();
  const values = { base, mine, theirs };
  const open = rows.conflicts.openOf(group.id).find((other) => other.kind === kind);
  if (open !== undefined) {
    rows.conflicts.update(open.id, [...new Set([...open.commands, ...held])], values);
    return;
  }
  rows.conflicts.insert(group.id, kind, held, values, at);
  const groupName = group.fields.name;
  rows.activity.note({ kind: 'conflict', at, groupRow: group.id, groupName, detail: { kind } });
}

/**
 * Gives the group its id on the server. A pull may have met it under that id before we knew it to be ours: that
 * twin is given up: its people are the same people, and its history is this group's.
 */
function takeRemoteId(
  rows: Rows,
  { group }: StoredLane,
  remoteId: string,
  at: Instant,
  touched: Touched,
): void {
  const twin = rows.groups.byRemoteId(remoteId);
  if (twin !== null && twin.id !== group.id) {
    const lane = loadLane(rows, twin);
    if (lane.entries.length > 0) {
      throw new MusterError('internal', 'Two groups with unsent edits have one id on the server.');
    }
    rows.memberships.forget(twin.id);
    rows.pastStays.handOver(twin.id, group.id);
    rows.groups.setRemoteId(twin.id, null);
    writeLane(rows, { ...lane, intervals: new Map() }, { copy: null, entries: [], at }, touched);
  }
  rows.groups.setRemoteId(group.id, remoteId);
  touched.group(group.uid);
}

function writeTimes(
  rows: Rows,
  { group }: StoredLane,
  remote: RemoteGroup | null,
  touched: Touched,
): void {
  if (remote === null) return;
  const createdAt = remote.createdAt ?? group.createdAt;
  const updatedAt = remote.updatedAt ?? group.updatedAt;
  if (createdAt === group.createdAt && updatedAt === group.updatedAt) return;
  rows.groups.setServerTimes(group.id, createdAt, updatedAt);
  touched.group(group.uid);
}

function writeCreator(
  rows: Rows,
  { group }: StoredLane,
  remote: RemoteGroup | null,
  touched: Touched,
): void {
  if (remote === null) return;
  const createdBy = remote.createdBy ?? '';
  if (createdBy === group.createdBy) return;
  rows.groups.setCreatedBy(group.id, createdBy);
  touched.group(group.uid);
}
