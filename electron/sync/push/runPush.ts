import type { Outcome } from '../classifyResponse.ts';
import type { RemoteFailure } from '../ports/remote.ts';
import type { StoredFailure } from '../ports/store.ts';
import type { Run } from '../run.ts';
import { pushLane } from './pushLane.ts';
import { pushPeople } from './pushPeople.ts';

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

/** Makes the people who are due, then sends every group's edits that are due, one group after the other. */
export async function runPush(run: Run): Promise<PushEnd> {
  const { store, clock } = run;
  // No request of ours is under way now: what is still marked as such was cut off.
  store.recoverSending();
  const total = store.counts().waiting;
  run.report({ label: 'edits', done: run.tally.editsSent, total });
  const people = await pushPeople(run);
  const { hasProgressed, refusal, trouble } = people;
  const end: PushEnd = { ok: true, needsPull: false, hasProgressed, refusal, trouble };
  if (people.kind === 'failed') {
    const { failure, outcome } = people;
    return { ...end, ok: false, failure, outcome };
  }
  let postponedInARow = 0;
  // Asked only now: those that waited for these people are among them.
  for (const groupId of store.lanesToPush(clock.now())) {
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
