import { instantOf } from '#shared/domain/time.ts';
import { backoffDelayMs } from '../backoff.ts';
import { classifyResponse, type Outcome } from '../classifyResponse.ts';
import { storedFailure } from '../lane/endLane.ts';
import type { RemoteFailure } from '../ports/remote.ts';
import type { NewPersonEntry, StoredFailure } from '../ports/store.ts';
import { aborted, type Run } from '../run.ts';
import { isForOneRequest } from './isForOneRequest.ts';

/**
 * How the making of people went.
 * - `done`: each is made, refused, or put off for trouble of its own; groups may go on.
 * - `failed`: nothing more can be sent now.
 */
export type PeopleEnd = PeopleSoFar &
  ({ kind: 'done' } | { kind: 'failed'; failure: RemoteFailure | null; outcome: Outcome });

interface PeopleSoFar {
  /** Somebody is not as they were. */
  hasProgressed: boolean;
  refusal: StoredFailure | null;
  trouble: RemoteFailure | null;
}

/** So many in trouble in a row: the others are not asked for now, and the groups have their turn. */
const postponedAtMost = 2;

/**
 * Makes the people who are due, one by one: the id we chose makes a second try harmless, so a lost answer is simply asked
 * for again. They go before the groups, whose edits may name them.
 */
export async function pushPeople(run: Run): Promise<PeopleEnd> {
  const { store, clock } = run;
  const end: PeopleSoFar = { hasProgressed: false, refusal: null, trouble: null };
  const due = store.newPeopleToPush(clock.now());
  let postponedInARow = 0;
  for (const [index, making] of due.entries()) {
    if (run.signal.aborted) return { ...end, kind: 'failed', ...aborted };
    const answer = await make(run, making);
    if (answer.kind === 'failed') return { ...end, ...answer };
    end.hasProgressed = true;
    if (answer.kind === 'postponed') {
      end.trouble = answer.failure ?? end.trouble;
      postponedInARow += 1;
      if (postponedInARow < postponedAtMost) continue;
      for (const other of due.slice(index + 1)) postpone(run, other, answer.words);
      break;
    }
    postponedInARow = 0;
    if (answer.kind === 'refused') end.refusal = answer.words;
  }
  return { ...end, kind: 'done' };
}

type Made =
  | { kind: 'made' }
  | { kind: 'refused'; words: StoredFailure }
  | { kind: 'postponed'; failure: RemoteFailure; words: StoredFailure }
  | { kind: 'failed'; failure: RemoteFailure | null; outcome: Outcome };

async function make(run: Run, making: NewPersonEntry): Promise<Made> {
  const { store, clock, remote, signal } = run;
  const { personId, person } = making;
  const attempts = making.attempts + 1;
  store.changeNewPerson(personId, { state: 'sending', attempts });
  const result = await remote.createPerson({ clientId: personId, ...person }, signal);
  if (result.ok && !run.isOver()) {
    // Kept even when this run is being ended: it is the server's word.
    store.personMade(personId, result.value, clock.now());
    run.tally.editsSent += 1;
  }
  // Whoever is still `sending` is queued again once the engine has seen the end of this run.
  if (signal.aborted) return { kind: 'failed', ...aborted };
  if (result.ok) return { kind: 'made' };

  const { failure } = result;
  const outcome = classifyResponse(failure, 'createPerson');
  const words = storedFailure(failure);
  if (outcome.kind === 'aborted') return { kind: 'failed', failure, outcome };
  if (outcome.kind === 'park') {
    // Refused the first time it was asked for: the server has nothing of it, and it may be taken back.
    const tried = attempts === 1 ? 0 : attempts;
    const change = { state: 'parked', attempts: tried, nextAttemptAt: null } as const;
    store.changeNewPerson(personId, { ...change, lastFailure: words });
    return { kind: 'refused', words };
  }
  if (isForOneRequest(outcome)) {
    postpone(run, { ...making, attempts }, words);
    return { kind: 'postponed', failure, words };
  }
  store.changeNewPerson(personId, { state: 'queued', nextAttemptAt: null, lastFailure: words });
  return { kind: 'failed', failure, outcome };
}

function postpone(run: Run, { personId, attempts }: NewPersonEntry, words: StoredFailure): void {
  const delayMs = backoffDelayMs(Math.max(1, attempts), run.random());
  run.store.changeNewPerson(personId, {
    state: 'waiting',
    nextAttemptAt: instantOf(run.clock.nowMs() + delayMs),
    lastFailure: words,
  });
}
