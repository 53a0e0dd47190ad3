import type { Outcome } from '../classifyResponse.ts';
import type { RemoteFailure } from '../ports/remote.ts';
import type { StoredFailure } from '../ports/store.ts';
import type { Run } from '../run.ts';
import { pushLane } from './pushLane.ts';

export type PushEnd = {
  /** Something was acknowledged that could not be read back. */
  needsPull: boolean;
  /** At least one group's queue is not as it was. */
  hasProgressed: boolean;
  /** The last refusal of this push. */
  refusal: StoredFailure | null;
  /** Why the last group that had to be put off was, while others went on. */
  trouble: RemoteFailure | null;
} & ({ ok: true } | { ok: false; failure: RemoteFailure | null; outcome: Outcome });

/** One group in trouble is that group's; this many in a row are the server's, and the push backs off as a whole. */
const postponedAtMost = 2;

/** Sends every group's edits that are due, oldest edit first, one group after the other. */
export async function runPush(run: Run): Promise<PushEnd> {
  const { store, clock } = run;
  // No request of ours is under way now: what is still marked as such was cut off.
  store.recoverSending();
  const lanes = store.lanesToPush(clock.now());
  const total = store.counts().waiting;
  let postponedInARow = 0;
  const end: PushEnd = {
    ok: true,
    needsPull: false,
    hasProgressed: false,
    refusal: null,
    trouble: null,
  };
  for (const groupId of lanes) {
    run.report({ label: 'edits', done: run.tally.editsSent, total });
    const lane = await pushLane(run, groupId);
    if (lane === null) continue;
    if (lane.kind === 'failed') {
      const { failure, outcome } = lane;
      return { ...end, ok: false, failure, outcome, needsPull: end.needsPull || lane.needsPull };
    }
    end.hasProgressed = true;
    if (lane.kind === 'done') {
      postponedInARow = 0;
      end.needsPull ||= lane.needsPull;
      end.refusal = lane.refusal ?? end.refusal;
      continue;
    }
    postponedInARow += 1;
    end.trouble = lane.failure ?? end.trouble;
    if (postponedInARow >= postponedAtMost) {
      return { ...end, ok: false, failure: lane.failure, outcome: lane.outcome };
    }
  }
  run.report({ label: 'edits', done: run.tally.editsSent, total });
  return end;
}
