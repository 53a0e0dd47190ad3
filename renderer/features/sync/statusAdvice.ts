import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { countChanges, countOf } from '../../ui/counts.ts';
import type { DateFormats } from '../../ui/dates.ts';
import { countNeeds } from './statusWording.ts';

/** What a button beside the status does. */
export type StatusAction =
  | 'syncNow'
  | 'goOnline'
  | 'resume'
  | 'signIn'
  | 'checkConnection'
  | 'showChanges'
  | 'showSyncLog'
  | 'showDiagnostics'
  | 'showVersion';

/** What the status means for the user, in one sentence, and the one thing to do about it. */
export interface StatusAdvice {
  sentence: string;
  /** Null: there is nothing to be done that would help. */
  action: StatusAction | null;
}

/**
 * One sentence and one button for every phase, whatever the problem. What stops everything goes first; then what the
 * user has to decide; then what passes by itself.
 */
export function adviseOn(status: SyncStatus, formats: DateFormats, now: Date): StatusAdvice {
  const { phase, problem, waiting } = status;
  switch (phase) {
    case 'signedOut':
      return adviseOnCredentials(status);
    case 'updateRequired':
      return {
        sentence: `The server asks for a newer Muster: ${kept(waiting)} until it is installed.`,
        action: 'showVersion',
      };
    case 'paused':
      return {
        sentence: `Nothing is sent or fetched until you resume: ${kept(waiting)}.`,
        action: 'resume',
      };
    case 'offline':
      return adviseOffline(status);
    case 'backingOff':
      return adviseOnProblem(status, formats, now);
    case 'needsAttention':
      return adviseOnNeeds(status);
    case 'stopping':
      return { sentence: `Muster is closing: ${kept(waiting)}.`, action: null };
    case 'neverSynced':
    case 'waiting':
    case 'upToDate':
    case 'pulling':
    case 'pushing':
      return problem === null ? adviseOnCourse(status) : adviseOnProblem(status, formats, now);
  }
}

/** The words on the button. */
export function wordAction(action: StatusAction): string {
  switch (action) {
    case 'syncNow':
      return 'Try now';
    case 'goOnline':
      return 'Go online';
    case 'resume':
      return 'Resume';
    case 'signIn':
      return 'Sign in again…';
    case 'checkConnection':
      return 'Check the connection…';
    case 'showChanges':
      return 'Show the changes';
    case 'showSyncLog':
      return 'Show the sync log…';
    case 'showDiagnostics':
      return 'Show which';
    case 'showVersion':
      return 'Show this version';
  }
}

function adviseOnCredentials({ problem, waiting }: SyncStatus): StatusAdvice {
  const sentence =
    problem?.kind === 'noCredentials'
      ? `Muster has no credentials for this run: ${kept(waiting)} until you sign in.`
      : `The server no longer accepts the credentials: ${kept(waiting)} until you sign in again.`;
  return { sentence, action: 'signIn' };
}

function adviseOffline({ isOfflineByChoice, waiting }: SyncStatus): StatusAdvice {
  return isOfflineByChoice
    ? { sentence: `You work offline: ${kept(waiting)} until you go online.`, action: 'goOnline' }
    : {
        sentence: `The server cannot be reached: ${kept(waiting)}, and Muster goes on trying.`,
        action: 'syncNow',
      };
}

function adviseOnNeeds(status: SyncStatus): StatusAdvice {
  const needs = countNeeds(status);
  if (needs > 0) {
    return {
      sentence: `${countChanges(needs)} ${needs === 1 ? 'waits' : 'wait'} for your decision; nothing else is held up.`,
      action: 'showChanges',
    };
  }
  if (status.quarantined > 0) {
    return {
      sentence: `${countOf(status.quarantined, 'entry', 'entries')} from the server could not be read; the rest is here.`,
      action: 'showDiagnostics',
    };
  }
  return { sentence: 'The last sync did not end well.', action: 'showSyncLog' };
}

/** Why the last attempt failed. */
function adviseOnProblem(status: SyncStatus, formats: DateFormats, now: Date): StatusAdvice {
  const { problem, nextAttemptAt, waiting } = status;
  const again =
    nextAttemptAt === null
      ? 'and Muster goes on trying'
      : `and Muster tries again ${wordNextTry(nextAttemptAt, formats, now)}`;
  switch (problem?.kind) {
    case undefined:
      return { sentence: `The last try failed: ${kept(waiting)}, ${again}.`, action: 'syncNow' };
    case 'network':
      return {
        sentence: `The server cannot be reached: ${kept(waiting)}, ${again}.`,
        action: 'syncNow',
      };
    case 'timeout':
      return {
        sentence: `The server took too long to answer: ${kept(waiting)}, ${again}.`,
        action: 'syncNow',
      };
    case 'server':
      return {
        sentence: `The server has trouble of its own: ${kept(waiting)}, ${again}.`,
        action: 'syncNow',
      };
    case 'rateLimited':
      return {
        sentence: `The server asked Muster to wait: ${kept(waiting)}, ${again}.`,
        action: 'showSyncLog',
      };
    case 'signedOut':
    case 'noCredentials':
      return adviseOnCredentials(status);
    case 'refused':
      return { sentence: 'The server refused what Muster asked.', action: 'checkConnection' };
    case 'unreadable':
      return {
        sentence: 'The server answered with something Muster does not understand.',
        action: 'checkConnection',
      };
  }
}

function adviseOnCourse({ phase, waiting }: SyncStatus): StatusAdvice {
  switch (phase) {
    case 'neverSynced':
      return { sentence: 'Nothing has been fetched from the server yet.', action: null };
    case 'waiting':
      return {
        sentence: `${countChanges(waiting)} ${waiting === 1 ? 'is' : 'are'} sent next.`,
        action: 'showChanges',
      };
    case 'pulling':
      return { sentence: 'Muster is fetching what others changed; you can go on.', action: null };
    case 'pushing':
      return { sentence: 'Muster is sending your changes; you can go on.', action: null };
    default:
      return { sentence: 'Everything you changed is on the server.', action: null };
  }
}

function wordNextTry(
  at: NonNullable<SyncStatus['nextAttemptAt']>,
  formats: DateFormats,
  now: Date,
) {
  return Date.parse(at) <= now.getTime() ? 'now' : `at ${formats.moment(at, now)}`;
}

/** `12 changes are kept here`, or what is true of those still to be made. */
function kept(waiting: number): string {
  if (waiting === 0) return 'your edits are kept here';
  return `${countChanges(waiting)} ${waiting === 1 ? 'is' : 'are'} kept here`;
}
