import type { GroupId } from '#shared/domain/ids.ts';
import { mergeRemote } from '../lane/mergeRemote.ts';
import { mayBeThere } from '../lane/takeLane.ts';
import type { RemoteGroup } from '../ports/remote.ts';
import type { Lane } from '../ports/store.ts';
import { type Answer, ask, type Run } from '../run.ts';
import { lookForOurGroup } from './lookForOurGroup.ts';

/** A group as the server has it; null: it has none. `undefined`: not asked, because it was never sent. */
export type ServerCopy = RemoteGroup | null | undefined;

/**
 * Reads a group before it is changed: no provider has a conditional write, so this is what a change made there is
 * noticed by, and what tells after a lost answer whether our last try went through.
 */
export async function readServerCopy(run: Run, lane: Lane): Promise<Answer<ServerCopy>> {
  if (!mayBeThere(lane)) return { ok: true, value: undefined };
  if (lane.remoteId !== null) return readGroup(run, lane.remoteId);

  const found = await lookForOurGroup(run, lane);
  if (!found.ok) return found;
  const remoteId = found.value;
  if (remoteId === null) return { ok: true, value: null };
  run.store.changeLane(lane.groupId, undefined, () => ({ remoteId }), run.clock.now());
  return readGroup(run, remoteId);
}

/**
 * Pulls what a push touched: the copy read now is the first that can hold our acknowledged rows, and they leave with
 * the transaction that stores it (P2).
 */
export async function readBack(run: Run, groupId: GroupId): Promise<Answer<null>> {
  const remoteId = run.store.readLane(groupId)?.remoteId ?? null;
  if (remoteId === null) return { ok: true, value: null };
  const copy = await readGroup(run, remoteId);
  if (!copy.ok) return copy;
  run.store.changeLane(groupId, copy.value, mergeRemote, run.clock.now());
  return { ok: true, value: null };
}

async function readGroup(run: Run, remoteId: string): Promise<Answer<RemoteGroup | null>> {
  const read = await ask(run, 'getGroup', (remote, signal) => remote.getGroup(remoteId, signal));
  if (!read.ok) return read.outcome.kind === 'gone' ? { ok: true, value: null } : read;
  const { group, unreadable } = read.value;
  if (unreadable.length > 0) run.store.quarantine(unreadable, run.clock.now());
  return { ok: true, value: group };
}
