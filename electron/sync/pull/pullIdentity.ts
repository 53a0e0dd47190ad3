import { type Answer, ask, type Run } from '../run.ts';

/**
 * Asks whom the credentials speak for, before anything else is read: what the role allows decides about the next edit,
 * also where the pull does not come to its end. Asked by every pull, because a role may change at any time.
 */
export async function pullIdentity(run: Run): Promise<Answer<null>> {
  const answer = await ask(run, 'whoAmI', (remote, signal) => remote.whoAmI(signal));
  if (!answer.ok) return answer;
  run.store.keepIdentity(answer.value);
  return { ok: true, value: null };
}
