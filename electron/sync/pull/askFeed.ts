import { type Answer, ask, type Failed, type Run } from '../run.ts';

/**
 * Before a full pull: asks where the feed stands now, so that nothing that happens during the pull is missed, and keeps
 * it for when the pull ends well. A server that will not tell is no reason not to pull: then the next pull is a full one
 * again.
 */
export async function askFeed(run: Run): Promise<Answer<null>> {
  const answer = await ask(run, 'readChanges', (remote, signal) =>
    remote.readChanges(null, signal),
  );
  if (!answer.ok && !isOfFeed(answer)) return answer;
  const cursor =
    answer.ok && answer.value.kind === 'changes' ? answer.value.changes.nextCursor : null;
  // What was read before this is older than the cursor, and no event after it would name it.
  run.kept.clear();
  run.store.beginFeed(cursor, run.clock.now());
  return { ok: true, value: null };
}

/** Is it the feed that failed, and nothing that every other request would fail by as well? */
export function isOfFeed({ outcome }: Failed): boolean {
  return outcome.kind === 'park' || outcome.kind === 'unknownOutcome';
}
