import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { formatCount } from '../../ui/counts.ts';
import { wordAge, wordCountdown } from '../../ui/durations.ts';

/** What the status knows, one fact a line, for the details behind the pill. */
export function factsOf(status: SyncStatus, now: Date): [label: string, value: string][] {
  const facts: [string, string][] = [
    [
      'In step',
      status.lastSuccessAt === null ? 'never so far' : wordAge(status.lastSuccessAt, now),
    ],
  ];
  if (status.nextAttemptAt !== null) {
    const label = status.phase === 'backingOff' ? 'Next try' : 'Next sync';
    facts.push([label, wordCountdown(status.nextAttemptAt, now)]);
  }
  facts.push(['Waiting to be sent', formatCount(status.waiting)]);
  if (status.conflicts > 0) facts.push(['Conflicts to settle', formatCount(status.conflicts)]);
  if (status.parked > 0) facts.push(['Refused or to check', formatCount(status.parked)]);
  if (status.quarantined > 0) {
    facts.push(['Not understood, set aside', formatCount(status.quarantined)]);
  }
  return facts;
}
