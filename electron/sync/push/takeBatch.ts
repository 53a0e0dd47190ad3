import type { GroupId, PersonId } from '#shared/domain/ids.ts';
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
  /** People nobody can send, because the server has no key for them. */
  keyless: ReadonlyMap<PersonId, StoredFailure>;
}

const noKey: StoredFailure = {
  kind: 'noMemberKey',
  status: null,
  serverMessage: null,
  serverCode: null,
};

/**
 * Merges the copy just read into the group's queue and marks what goes now, in one transaction, before the first
 * request: whatever is cut off from here on is known to have been under way. Null when nothing is to be sent.
 */
export function takeBatch(run: Run, groupId: GroupId, copy: ServerCopy): LaneBatch | null {
  const { store, clock, remote } = run;
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
  const { operations, keyless } = nextBatch({
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
    keyless: new Map(keyless.map((personId) => [personId, noKey])),
  };
}
