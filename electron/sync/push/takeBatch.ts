import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { Overflow } from '../lane/endLane.ts';
import { nextBatch, peopleToSend, type WriteOperation } from '../lane/nextBatch.ts';
import { type LaneWork, takeLane } from '../lane/takeLane.ts';
import type { Lane, OutboxEntry, StoredFailure } from '../ports/store.ts';
import type { Run } from '../run.ts';
import type { Target } from './sendOperation.ts';
import type { ServerCopy } from './serverCopy.ts';

/** What is sent for a group now. Its rows are marked as `sending`. */
export interface LaneBatch {
  rows: readonly OutboxEntry[];
  target: Target;
  operations: readonly WriteOperation[];
  /** People who are not sent at all, each with the reason: the server has no key for them, or no room. */
  unsendable: ReadonlyMap<PersonId, StoredFailure>;
  /** How full the group was known to be, is wanted and is; null when it has room for everybody. */
  overflow: Overflow | null;
}

const unsent = { status: null, serverMessage: null, serverCode: null };
const noKey: StoredFailure = { kind: 'noMemberKey', ...unsent };
const noRoom: StoredFailure = { kind: 'groupFull', ...unsent };

/**
 * Merges the copy just read into the group's queue and marks what goes now, in one transaction, before the first
 * request: whatever is cut off from here on is known to have been under way. Null when nothing is to be sent.
 */
export function takeBatch(run: Run, groupId: GroupId, copy: ServerCopy): LaneBatch | null {
  const { store, clock, remote } = run;
  // Somebody may have been made and added here while the copy was read: they are sent for first.
  if (store.lanesWaitingForPeople().has(groupId)) return null;
  const taken: { lane: Lane | null; work: LaneWork | null } = { lane: null, work: null };
  const now = clock.now();
  store.changeLane(
    groupId,
    copy,
    (lane, state) => {
      const { change, work } = takeLane(lane, state, now);
      Object.assign(taken, { lane, work });
      return change;
    },
    now,
  );
  const { lane, work } = taken;
  if (lane === null || work === null) return null;

  const { from, wish, rows } = work;
  const { operations, keyless, roomless } = nextBatch({
    from,
    wish,
    memberKeys: store.memberKeys(peopleToSend(from, wish)),
    capabilities: remote.capabilities,
  });
  const creation = rows.find(({ command }) => command.name === 'createGroup') ?? rows[0];
  return {
    rows,
    target: {
      // The id we chose, where the server lets us choose; it chooses another where it does not.
      remoteId: lane.remoteId ?? groupId,
      idempotencyKey: creation?.command.id ?? groupId,
    },
    operations,
    unsendable: new Map([
      ...keyless.map((personId) => [personId, noKey] as const),
      ...roomless.map((personId) => [personId, noRoom] as const),
    ]),
    overflow:
      roomless.length === 0
        ? null
        : {
            people: roomless,
            base: lane.base?.members.size ?? 0,
            mine: wish?.members.size ?? 0,
            theirs: from?.members.size ?? 0,
          },
  };
}
