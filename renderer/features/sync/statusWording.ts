import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { countChanges, countOf, formatCount } from '../../ui/counts.ts';
import type { DateFormats } from '../../ui/dates.ts';

/** What the status is about, for its icon; colour only repeats it. */
export type StatusTone = 'good' | 'busy' | 'waiting' | 'offline' | 'attention';

export interface StatusWording {
  tone: StatusTone;
  /** The pill: what is true now. */
  label: string;
  /** Under it: when everything was last in step, or what else needs saying. */
  detail: string;
}

/** The status as a coordinator says it. Everything comes from `sync.status`: nothing is guessed here. */
export function wordStatus(status: SyncStatus, formats: DateFormats, now: Date): StatusWording {
  return { ...wordPhase(status, formats, now), detail: wordDetail(status, formats, now) };
}

function wordPhase(
  status: SyncStatus,
  formats: DateFormats,
  now: Date,
): Omit<StatusWording, 'detail'> {
  const { waiting } = status;
  const withWaiting = (label: string) =>
    waiting === 0 ? label : `${label}: ${countChanges(waiting)} waiting`;
  switch (status.phase) {
    case 'neverSynced':
      return { tone: 'waiting', label: 'Nothing fetched yet' };
    case 'upToDate':
      return { tone: 'good', label: 'Up to date' };
    case 'waiting':
      return { tone: 'waiting', label: `${countChanges(waiting)} waiting` };
    case 'pulling':
      return { tone: 'busy', label: wordProgress('Syncing', status) };
    case 'pushing':
      return { tone: 'busy', label: wordProgress('Sending', status) };
    case 'offline':
      return { tone: 'offline', label: withWaiting('Offline') };
    case 'backingOff':
      return {
        tone: 'waiting',
        label:
          status.nextAttemptAt === null
            ? 'Waiting for the server'
            : `Waiting for the server, next try ${formats.moment(status.nextAttemptAt, now)}`,
      };
    case 'paused':
      return { tone: 'offline', label: withWaiting('Paused') };
    case 'signedOut':
      return { tone: 'attention', label: withWaiting('Sign in again') };
    case 'updateRequired':
      return { tone: 'attention', label: 'Update Muster' };
    case 'needsAttention':
      return { tone: 'attention', label: wordNeeds(status) };
    case 'stopping':
      return { tone: 'busy', label: 'Closing' };
  }
}

function wordProgress(verb: string, { progress }: SyncStatus): string {
  if (progress === null) return verb;
  const done = formatCount(progress.done);
  return progress.total === null
    ? `${verb} ${done} ${progress.label}`
    : `${verb} ${done} of ${formatCount(progress.total)}`;
}

/** How many edits wait for the user's decision. */
export function countNeeds(status: Pick<SyncStatus, 'parked' | 'conflicts'>): number {
  return status.parked + status.conflicts;
}

function wordNeeds(status: SyncStatus): string {
  const needs = countNeeds(status);
  if (needs > 0) return `${formatCount(needs)} ${needs === 1 ? 'needs' : 'need'} you`;
  return `${countOf(status.quarantined, 'item', 'items')} not understood`;
}

function wordDetail(status: SyncStatus, formats: DateFormats, now: Date): string {
  const needs = countNeeds(status);
  if (needs > 0 && status.phase !== 'needsAttention') return wordNeeds(status);
  if (status.phase === 'needsAttention' && status.waiting > 0) {
    return `${countChanges(status.waiting)} waiting`;
  }
  return status.lastSuccessAt === null
    ? 'Not in step yet'
    : `Last in step ${formats.moment(status.lastSuccessAt, now)}`;
}
