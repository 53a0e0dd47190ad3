import type { RemoteIdentity, UnreadableItem } from '#electron/sync/ports/remote.ts';
import type {
  DecideLane,
  Lane,
  LaneChange,
  NewConflict,
  NewPersonEntry,
  OutboxEntry,
  PullCursor,
  PullScope,
} from '#electron/sync/ports/store.ts';
import type { Intent } from '#shared/commands/command.ts';
import { rebase } from '#shared/commands/rebase.ts';
import type { GroupFields, GroupState } from '#shared/domain/group.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import { type MemoryFeed, noteReread, unreadFeed } from './memoryFeed.ts';

export interface MemoryRow extends OutboxEntry {
  groupId: GroupId;
}

export interface MemoryGroup {
  groupId: GroupId;
  remoteId: string | null;
  base: GroupState | null;
  view: GroupState | null;
  seenInRun: number;
}

/** What left the outbox: a row, or a part of one, with the server copy written in the same transaction; or by the user. */
export interface GoneRow {
  row: MemoryRow;
  how:
    | { kind: 'settled'; base: GroupState | null; lane: Lane }
    | { kind: 'narrowed'; base: GroupState | null; lane: Lane; left: Intent }
    | { kind: 'discarded' };
}

/** Everything the store holds. The values in the maps are never changed, only replaced. */
export interface StoreData {
  groups: Map<GroupId, MemoryGroup>;
  rows: Map<number, MemoryRow>;
  conflicts: NewConflict[];
  keys: Map<string, PersonId>;
  people: Map<string, { name: string; status: string; seenInRun: number }>;
  newPeople: Map<PersonId, NewPersonEntry>;
  quarantine: { item: UnreadableItem; run: number }[];
  cursors: Record<PullScope, PullCursor & { hasAllPages: boolean }>;
  feed: MemoryFeed;
  gone: GoneRow[];
  cycles: CycleRecord[];
  identity: RemoteIdentity | null;
}

const unstarted = {
  run: 0,
  cursor: null,
  isComplete: true,
  lastSuccessAt: null,
  hasAllPages: false,
};

export function emptyData(): StoreData {
  return {
    groups: new Map(),
    rows: new Map(),
    conflicts: [],
    keys: new Map(),
    people: new Map(),
    newPeople: new Map(),
    quarantine: [],
    cursors: { people: unstarted, groups: unstarted },
    feed: unreadFeed,
    gone: [],
    cycles: [],
    identity: null,
  };
}

/** A copy to work on: what is done to it is forgotten when the transaction fails. */
export function draftOf(data: StoreData): StoreData {
  return {
    groups: new Map(data.groups),
    rows: new Map(data.rows),
    conflicts: [...data.conflicts],
    keys: new Map(data.keys),
    people: new Map(data.people),
    newPeople: new Map(data.newPeople),
    quarantine: [...data.quarantine],
    cursors: { ...data.cursors },
    feed: data.feed,
    gone: [...data.gone],
    cycles: [...data.cycles],
    identity: data.identity,
  };
}

export function emptyGroup(groupId: GroupId, remoteId: string | null): MemoryGroup {
  return { groupId, remoteId, base: null, view: null, seenInRun: 0 };
}

export function findByRemoteId(data: StoreData, remoteId: string): MemoryGroup | null {
  for (const group of data.groups.values()) if (group.remoteId === remoteId) return group;
  return null;
}

export function rowOf(data: StoreData, seq: number): MemoryRow {
  const row = data.rows.get(seq);
  if (row === undefined) throw new Error(`No row ${seq}.`);
  return row;
}

export function laneOf(data: StoreData, groupId: GroupId): Lane | null {
  const group = data.groups.get(groupId);
  if (group === undefined) return null;
  const entries = [...data.rows.values()]
    .filter((row) => row.groupId === groupId)
    .sort((one, other) => one.seq - other.seq);
  return { groupId, remoteId: group.remoteId, base: group.base, entries };
}

/** What an intent really changes; null when nothing. */
export function narrowIntent(view: GroupState | null, intent: Intent): Intent | null {
  if (intent.name === 'createGroup' || view === null) return intent;
  const { fields, members } = view;
  switch (intent.name) {
    case 'deleteGroup':
      return intent;
    case 'updateGroup': {
      const { name, description } = intent.args;
      const args = {
        ...(name === undefined || name === fields.name ? {} : { name }),
        ...(description === undefined || description === fields.description ? {} : { description }),
      };
      return Object.keys(args).length === 0 ? null : { ...intent, args };
    }
    case 'addMembers': {
      const newcomers = intent.args.members.filter(({ personId }) => !members.has(personId));
      return newcomers.length === 0 ? null : { ...intent, args: { members: newcomers } };
    }
    case 'removeMembers': {
      const personIds = intent.args.personIds.filter((personId) => members.has(personId));
      return personIds.length === 0 ? null : { ...intent, args: { personIds } };
    }
    case 'setAdmin': {
      const { isAdmin } = intent.args;
      const personIds = intent.args.personIds.filter(
        (personId) => (members.get(personId)?.isAdmin ?? isAdmin) !== isAdmin,
      );
      return personIds.length === 0 ? null : { ...intent, args: { personIds, isAdmin } };
    }
  }
}

export function baseFieldsOf(intent: Intent, base: GroupState | null): Partial<GroupFields> {
  if (intent.name !== 'updateGroup' || base === null) return {};
  const { name, description } = base.fields;
  return {
    ...(intent.args.name === undefined ? {} : { name }),
    ...(intent.args.description === undefined ? {} : { description }),
  };
}

/** Writes what was decided, and checks what every store has a right to expect of a decision. */
export function applyDecision(
  data: StoreData,
  groupId: GroupId,
  remote: GroupState | null | undefined,
  decide: DecideLane,
): LaneChange {
  const lane = laneOf(data, groupId);
  const group = data.groups.get(groupId);
  if (lane === null || group === undefined) throw new Error('No such group.');
  const change = decide(lane, remote);
  const settled = change.settled ?? [];
  if (settled.length > 0 && change.base === undefined) {
    throw new Error('[P2] A row may leave only together with a base that holds it.');
  }
  for (const { intent, ...written } of change.entries ?? []) {
    const row = rowOf(data, written.seq);
    if (row.groupId !== groupId) throw new Error('A row of another group.');
    if (written.state === 'acked' && row.state !== 'sending') {
      throw new Error(`A row that is ${row.state} cannot be acknowledged.`);
    }
    if (isHeld(row) && !isHeld(written)) closeConflicts(data, [row.seq]);
    if (intent !== undefined) {
      if (change.base === undefined) throw new Error('[P2] A part may leave only with a base.');
      const how = { kind: 'narrowed' as const, base: change.base, lane, left: intent };
      data.gone.push({ row, how });
    }
    const command = intent === undefined ? row.command : { ...row.command, ...intent };
    data.rows.set(row.seq, { ...row, ...written, command });
  }
  for (const seq of settled) {
    const how = { kind: 'settled' as const, base: change.base ?? null, lane };
    data.gone.push({ row: rowOf(data, seq), how });
    data.rows.delete(seq);
  }
  closeConflicts(data, settled);
  for (const conflict of change.conflicts ?? []) keepConflict(data, groupId, conflict);
  const base = change.base === undefined ? group.base : change.base;
  const remoteId = change.remoteId ?? group.remoteId;
  data.groups.set(groupId, { ...group, base, remoteId });
  if (remote !== undefined) {
    data.feed = noteReread(data.feed, remoteId, remote === null && base !== null);
  }
  refold(data, groupId);
  return change;
}

/** One open conflict per kind and group: found again, it takes in the rows that are new. */
function keepConflict(data: StoreData, groupId: GroupId, conflict: NewConflict): void {
  const wanted = ['groupFull', 'permissionLost'].includes(conflict.kind) ? 'parked' : 'conflict';
  if (conflict.seqs.some((seq) => data.rows.get(seq)?.state !== wanted)) {
    throw new Error(`A conflict (${conflict.kind}) about a row that is not ${wanted}.`);
  }
  const open = data.conflicts.find(
    ({ kind, seqs }) =>
      kind === conflict.kind && seqs.some((seq) => data.rows.get(seq)?.groupId === groupId),
  );
  if (open === undefined) {
    data.conflicts.push(conflict);
    return;
  }
  const seqs = [...new Set([...open.seqs, ...conflict.seqs])];
  data.conflicts = data.conflicts.map((one) => (one === open ? { ...conflict, seqs } : one));
}

function isHeld({ state }: Pick<OutboxEntry, 'state'>): boolean {
  return state === 'conflict' || state === 'parked';
}

/** I1: the view is the base with the pending rows replayed on it. */
export function refold(data: StoreData, groupId: GroupId): void {
  const group = data.groups.get(groupId);
  const lane = laneOf(data, groupId);
  if (group === undefined || lane === null) return;
  const commands = lane.entries.map(({ command }) => command);
  const view = rebase(group.base, commands);
  if (group.base === null && commands.length === 0) data.groups.delete(groupId);
  else data.groups.set(groupId, { ...group, view });
}

export function closeConflicts(data: StoreData, seqs: readonly number[]): void {
  data.conflicts = data.conflicts.flatMap((conflict) => {
    const left = conflict.seqs.filter((seq) => !seqs.includes(seq));
    return left.length === 0 ? [] : [{ ...conflict, seqs: left }];
  });
}
